package io.ringfence.bench.ingest;

import java.time.Duration;
import java.util.Locale;

/**
 * Processor time of this JVM and of the engine so far.
 *
 * @param here all threads of this JVM
 * @param there all threads of the engine's process
 */
record ProcessorUse(Duration here, Duration there) {
  private static final double NANOS_OF_MICRO = 1000;

  static ProcessorUse now(long enginePid) {
    Duration there = ProcessHandle.of(enginePid).map(ProcessorUse::of).orElse(Duration.ZERO);
    return new ProcessorUse(of(ProcessHandle.current()), there);
  }

  private static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** What a row has taken since, in words. */
  String since(long enginePid, long rows) {
    ProcessorUse now = now(enginePid);
    return String.format(
        Locale.ROOT,
        "%.2f us of processor time a row here, %.2f in the engine",
        now.here.minus(here).toNanos() / NANOS_OF_MICRO / rows,
        now.there.minus(there).toNanos() / NANOS_OF_MICRO / rows);
  }
}
