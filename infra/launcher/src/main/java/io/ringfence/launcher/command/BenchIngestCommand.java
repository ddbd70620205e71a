package io.ringfence.launcher.command;

import io.ringfence.launcher.process.IngestBenches;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence bench ingest}: measures the sink of the jobs beside ClickHouse's clients. */
@Command(
    name = "ingest",
    header = "Measure rows into the embedded engine beside ClickHouse's own clients.",
    description =
        "Rows of 16 columns from two threads, rows a second of wall time; every insert is"
            + " acknowledged when its rows are stored. The engine sums each table by a hash of its"
            + " columns: a peer whose sum differs from that of the rows' definition scores 0 and"
            + " fails the run. Slow peers send fewer rows.")
final class BenchIngestCommand implements Callable<Integer> {
  private static final long MOST_ROWS = 1_000_000_000;

  @Option(names = "--json", description = "One JSON object for each peer.")
  private boolean json;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Measured rounds after one that warms up (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--rows",
      paramLabel = "N",
      description =
          "Rows of our own in all rounds together; targets hold from ${DEFAULT-VALUE} on.")
  private long rows = 10_000_000;

  private final Workplace workplace;

  BenchIngestCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--rounds", rounds, 1, 1000);
    OptionRange.require("--rows", rows, 1, MOST_ROWS);
    new OwnJvm(workplace.terminal(), "bench", List.of())
        .run(
            IngestBenches.command(workplace.installation())
                .withArguments(List.of("json=" + json, "rounds=" + rounds, "rows=" + rows)));
    return ExitCode.OK.value();
  }
}
