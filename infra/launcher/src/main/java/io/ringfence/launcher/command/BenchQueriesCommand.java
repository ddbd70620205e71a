package io.ringfence.launcher.command;

import io.ringfence.launcher.process.QueriesBenches;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence bench queries}: measures questions of reports on large tables. */
@Command(
    name = "queries",
    header = "Measure questions of reports on large tables of the embedded engine.",
    description = {
      "Positions of every desk in the latest snapshot, and the use of budgets hour by hour over"
          + " their whole history: 95th percentile of the time from when a question is due on a"
          + " schedule to its last row, answered by the store, no cache of answers. Changes of"
          + " positions by instrument, trader and range, which no roll-up serves: questions a"
          + " second beside a plain FINAL query on a ReplacingMergeTree of the same rows.",
      "Every answer is compared with that of the rows' definition. The full size takes some 10 GB"
          + " of disk and several minutes to fill."
    })
final class BenchQueriesCommand implements Callable<Integer> {
  private static final long MOST_ROWS = 1_000_000_000;
  private static final int LEAST_ROWS = 10_000;
  private static final int MOST_POSITIONS = 10_000_000;

  @Option(names = "--json", description = "One JSON object for each contestant.")
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
          "Rows of the history, and ten times those of the changes; targets hold from"
              + " ${DEFAULT-VALUE} on.")
  private long rows = 100_000_000;

  @Option(
      names = "--positions",
      paramLabel = "N",
      description = "Positions of a snapshot; targets hold from ${DEFAULT-VALUE} on.")
  private int positions = 1_000_000;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description =
          "Folder for the tables, kept for the next run of the same size (default: a temporary"
              + " one).")
  private @Nullable Path data;

  @Option(
      names = "--only",
      paramLabel = "WORKLOAD",
      description =
          "One workload instead of all: latest-by-desk, changes-instrument, changes-trader,"
              + " changes-both or history-by-hour.")
  private @Nullable String only;

  private final Workplace workplace;

  BenchQueriesCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--rounds", rounds, 1, 1000);
    OptionRange.require("--rows", rows, LEAST_ROWS, MOST_ROWS);
    OptionRange.require("--positions", positions, 1, MOST_POSITIONS);
    List<String> arguments =
        new ArrayList<>(
            List.of("json=" + json, "rounds=" + rounds, "rows=" + rows, "positions=" + positions));
    if (data != null) {
      arguments.add("data=" + data.toAbsolutePath());
    }
    if (only != null) {
      arguments.add("only=" + only);
    }
    new OwnJvm(workplace.terminal(), "bench", List.of())
        .run(QueriesBenches.command(workplace.installation()).withArguments(arguments));
    return ExitCode.OK.value();
  }
}
