package io.ringfence.launcher.command;

import io.ringfence.launcher.process.ExcelBenches;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence bench excel}: measures the workbook's row writer beside its peers. */
@Command(
    name = "excel",
    header = "Measure rows into a workbook beside SXSSF and fastexcel.",
    description =
        "Rows of 14 columns in two styles, rows a second of wall time; slow peers write fewer rows."
            + " What each wrote last is read back by POI, and a sum over all cells is compared with"
            + " that of the rows' definition: a peer whose sum differs scores 0 and fails the run."
            + " Then the same rows once more in a heap of 64 MiB.")
final class BenchExcelCommand implements Callable<Integer> {
  /** Most rows of a sheet. */
  private static final int MOST_ROWS = 1_048_576;

  private static final String SMALL_HEAP = "64m";

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
      description = "Rows of our own in a round; targets hold from ${DEFAULT-VALUE} on.")
  private int rows = 1_000_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Repeats the rows (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  private final Workplace workplace;

  BenchExcelCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--rounds", rounds, 1, 1000);
    OptionRange.require("--rows", rows, 1, MOST_ROWS);
    OwnJvm jvm = new OwnJvm(workplace.terminal(), "bench", List.of());
    jvm.run(ExcelBenches.command(workplace.installation()).withArguments(options(rounds)));
    workplace.terminal().note("the same rows, ours alone, in a heap of " + SMALL_HEAP + ":");
    List<String> alone = new ArrayList<>(options(1));
    alone.add("alone");
    jvm.run(ExcelBenches.command(workplace.installation(), SMALL_HEAP).withArguments(alone));
    return ExitCode.OK.value();
  }

  private List<String> options(int measured) {
    return List.of("json=" + json, "rounds=" + measured, "rows=" + rows, "seed=" + seed);
  }
}
