package io.ringfence.launcher.process;

import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Processor time of everybody who shares the cores of a trial; zero where the system does not say.
 *
 * @param api of the API's process
 * @param engine of the engine's
 * @param own of this one, which asks and attacks
 */
public record ProcessorTime(Duration api, Duration engine, Duration own) {
  private static final double MILLIS = 1_000;

  /** What this process, a child of it that is the API, and all others of its children have used. */
  static ProcessorTime now(long apiPid) {
    ProcessHandle self = ProcessHandle.current();
    return new ProcessorTime(
        used(self.descendants().filter(child -> child.pid() == apiPid)),
        used(self.descendants().filter(child -> child.pid() != apiPid)),
        used(Stream.of(self)));
  }

  private static Duration used(Stream<ProcessHandle> processes) {
    return processes
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** What was used since. */
  public ProcessorTime less(ProcessorTime before) {
    return new ProcessorTime(
        api.minus(before.api), engine.minus(before.engine), own.minus(before.own));
  }

  /** For people, seconds. */
  public String words() {
    return String.format(
        Locale.ROOT,
        "API %.1f s, engine %.1f s, who asks and attacks %.1f s",
        api.toMillis() / MILLIS,
        engine.toMillis() / MILLIS,
        own.toMillis() / MILLIS);
  }
}
