package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;

/** The benchmarks of the stream, a process with libraries the product does not carry. */
public final class StreamBenches {
  private static final String MAIN = "io.ringfence.bench.stream.StreamBenchMain";

  private StreamBenches() {}

  /** The command, without its arguments. */
  public static JavaCommand command(Installation installation) {
    return installation.command(Module.BENCH, "bench", MAIN);
  }

  /** The same where latency is measured, with the collector of a process that may not pause. */
  public static JavaCommand latencyCommand(Installation installation) {
    return ShortPauses.in(command(installation), "6g");
  }
}
