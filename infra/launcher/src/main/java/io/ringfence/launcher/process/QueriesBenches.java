package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;

/** The benchmark of the questions, a process with the libraries of the report. */
public final class QueriesBenches {
  private static final String MAIN = "io.ringfence.bench.queries.QueriesMain";

  private QueriesBenches() {}

  /** The command, without its arguments. */
  public static JavaCommand command(Installation installation) {
    return installation.command(Module.BENCH_QUERIES, "bench", MAIN);
  }
}
