package io.ringfence.launcher.command;

import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.api.ApiBench;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence bench api}: measures what callers of the API wait for. */
@Command(
    name = "api",
    header = "Measure tables as Arrow beside JSON, and reads of single positions.",
    description =
        "Over HTTP on loopback, the load generator beside the server. A table is read whole as"
            + " Arrow, in full pages of JSON, and as JSON lines of the engine without an API."
            + " Positions are read on a schedule that waits for nobody, from the store and from"
            + " memory: p99 from the time a read was due to the end of its answer. What was read is"
            + " compared with the engine's rows first; where it differs, the run fails.")
final class BenchApiCommand implements Callable<Integer> {
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
      description = "Rows of the table; its targets hold from ${DEFAULT-VALUE} on.")
  private int rows = ApiBench.FULL_ROWS;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description =
          "Seconds of reads of positions in a round, after six times as many that warm up; targets"
              + " hold from ${DEFAULT-VALUE} on.")
  private int seconds = ApiBench.FULL_SECONDS;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Reads of positions due in a second (default: ${DEFAULT-VALUE}).")
  private int rate = 500;

  private final Workplace workplace;

  BenchApiCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--rounds", rounds, 1, 1_000);
    OptionRange.require("--rows", rows, 1, 100_000_000);
    OptionRange.require("--seconds", seconds, 1, 3_600);
    OptionRange.require("--rate", rate, 1, 1_500);
    Report report = new Report(workplace.terminal().out(), json);
    ApiBench.run(workplace, new ApiBench.Wish(rounds, rows, seconds, rate), report);
    if (!report.failures().isEmpty()) {
      throw new CommandFailure(ExitCode.FAILED, String.join("; ", report.failures()));
    }
    return ExitCode.OK.value();
  }
}
