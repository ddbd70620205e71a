package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;

/** The benchmark of the sink, a process with the libraries of the jobs and of other clients. */
public final class IngestBenches {
  private static final String MAIN = "io.ringfence.bench.ingest.IngestMain";

  private IngestBenches() {}

  /** The command, without its arguments. */
  public static JavaCommand command(Installation installation) {
    return installation.command(Module.BENCH_INGEST, "bench", MAIN);
  }
}
