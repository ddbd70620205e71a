package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import java.util.ArrayList;
import java.util.List;

/** The benchmark of the sheet writer, a process with the libraries of the report and its peers. */
public final class ExcelBenches {
  private static final String MAIN = "io.ringfence.bench.excel.ExcelMain";

  private ExcelBenches() {}

  /** The command, without its arguments. */
  public static JavaCommand command(Installation installation) {
    return installation.command(Module.BENCH_EXCEL, "bench", MAIN);
  }

  /**
   * The same in a small heap.
   *
   * @param heap its size as a JVM takes it, for example {@code 64m}
   */
  public static JavaCommand command(Installation installation, String heap) {
    JavaCommand command = command(installation);
    List<String> jvm = new ArrayList<>(command.jvmArguments());
    jvm.removeIf(option -> option.startsWith("-Xms") || option.startsWith("-Xmx"));
    jvm.add("-Xmx" + heap);
    return command.withJvmArguments(jvm);
  }
}
