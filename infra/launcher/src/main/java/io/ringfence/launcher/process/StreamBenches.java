package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import java.util.ArrayList;
import java.util.List;

/** The benchmarks of the stream, a process with libraries the product does not carry. */
public final class StreamBenches {
  private static final String MAIN = "io.ringfence.bench.stream.StreamBenchMain";

  private StreamBenches() {}

  /** The command, without its arguments. */
  public static JavaCommand command(Installation installation) {
    return installation.command(Module.BENCH, "bench", MAIN);
  }

  /** The same where latency is measured, in the JVM that the live path has. */
  public static JavaCommand latencyCommand(Installation installation) {
    JavaCommand command = ShortPauses.in(command(installation));
    List<String> jvm = new ArrayList<>(command.jvmArguments());
    jvm.addAll(ShortPauses.heap(ShortPauses.HEAP));
    return command.withJvmArguments(jvm);
  }
}
