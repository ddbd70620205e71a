package io.ringfence.streaming.job;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ringfence.streaming.sink.FileTotals;
import java.util.List;
import java.util.Map;

/**
 * What a job says when it has ended.
 *
 * @param run name of the run
 * @param firstAt time of the first event, ISO-8601
 * @param asOf time of the last event, ISO-8601
 * @param inputDigest digest of files and options
 * @param digest digest of everything that was computed
 * @param computedDigest the same without what is said about the input: equal for equal content of
 *     files and topics
 * @param inputs control totals per file
 * @param tables rows stored per table
 * @param deadLetters computed rows that their table refused for good
 * @param work what marks cost since this start: marks, positions looked at, slow evaluations,
 *     triggers crossed, searches of the index; empty where nothing was left to compute
 * @param timings wall-clock time of the phases, milliseconds
 * @param warnings what was remarked about the files
 */
record RunReport(
    String run,
    String firstAt,
    String asOf,
    String inputDigest,
    String digest,
    String computedDigest,
    List<FileTotals> inputs,
    Map<String, Long> tables,
    long deadLetters,
    Map<String, Long> work,
    Timings timings,
    List<String> warnings) {
  /**
   * Wall-clock time of the phases, milliseconds.
   *
   * @param readMillis reading the files before the job
   * @param computeMillis the job
   * @param totalMillis since the program began
   */
  record Timings(long readMillis, long computeMillis, long totalMillis) {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Timings by readings of one clock, nanoseconds. */
    static Timings ofNanos(long begin, long read, long end) {
      return new Timings(
          (read - begin) / NANOS_PER_MILLI,
          (end - read) / NANOS_PER_MILLI,
          (end - begin) / NANOS_PER_MILLI);
    }
  }

  /** One line of JSON. */
  String json() {
    try {
      return JsonMapper.builder().build().writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a report of texts and numbers is always JSON", e);
    }
  }
}
