package io.ringfence.contracts.wire;

import org.jspecify.annotations.Nullable;

/**
 * One completed run, written after everything else. Rests in the table {@code runs}.
 *
 * @param simulated true for every replay
 * @param markBasis {@code mark} or {@code last}
 * @param fromMicros lower bound of marks and funding, inclusive, epoch microseconds; absent: none
 * @param toMicros upper bound of marks and funding, inclusive, epoch microseconds; absent: none
 * @param firstAtMicros time of the first event, epoch microseconds
 * @param asOfMicros time of the last event, epoch microseconds
 * @param inputDigest SHA-256, hexadecimal, over every input file's name and content and the options
 * @param modelBuild version of the program that computed the run
 * @param options options of the run as JSON, keys in alphabetical order
 */
public record RunRow(
    boolean simulated,
    String markBasis,
    @Nullable Long fromMicros,
    @Nullable Long toMicros,
    long firstAtMicros,
    long asOfMicros,
    String inputDigest,
    String modelBuild,
    String options) {
  /** The same up to another instant, epoch microseconds. */
  public RunRow upTo(long micros) {
    return new RunRow(
        simulated,
        markBasis,
        fromMicros,
        toMicros,
        firstAtMicros,
        micros,
        inputDigest,
        modelBuild,
        options);
  }
}
