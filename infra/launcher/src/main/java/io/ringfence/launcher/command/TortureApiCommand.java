package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.torture.ApiTorture;
import io.ringfence.launcher.torture.ApiTortureReport;
import io.ringfence.launcher.torture.Attacks;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence torture api}. */
@Command(
    name = "api",
    header = "Attack the API in every way a caller can while others ask small questions.",
    description = {
      "Tables taken by many at once, heads and bodies byte by byte, bodies of 100 MB, pages without"
          + " a bound, readers that never read, one who asks without end, on an API with a heap of"
          + " 512 MiB. Each attack must end with 400, 408, 413, 429, 503 or a closed connection;"
          + " API and engine must live, and nobody else may be refused: exit code 1 where that is"
          + " not so. How much slower the others became beside a run without attackers is said."
    })
final class TortureApiCommand implements Callable<Integer> {
  @Option(
      names = "--rows",
      paramLabel = "N",
      description = "Rows of the table that is taken (default: ${DEFAULT-VALUE}).")
  private int rows = 1_000_000;

  @Option(
      names = "--exports",
      paramLabel = "N",
      description = "How many take it at once (default: ${DEFAULT-VALUE}).")
  private int exports = 50;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long the others are measured, twice (default: ${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Requests of the others in a second (default: ${DEFAULT-VALUE}).")
  private int rate = 50;

  @Option(
      names = "--attacks",
      split = ",",
      paramLabel = "NAME",
      description = "Only these of ${COMPLETION-CANDIDATES}: which of them costs what.")
  private Set<Attacks> attacks = EnumSet.allOf(Attacks.class);

  private final Workplace workplace;

  TortureApiCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--rows", rows, 1, 100_000_000);
    OptionRange.require("--exports", exports, 1, 1_000);
    OptionRange.require("--seconds", seconds, 1, 3_600);
    OptionRange.require("--rate", rate, 1, 1_000);
    ApiTortureReport report =
        ApiTorture.run(workplace, new ApiTorture.Wish(rows, exports, seconds, rate, attacks));
    report.lines().forEach(workplace.terminal()::printRaw);
    return (report.isGood() ? ExitCode.OK : ExitCode.FAILED).value();
  }
}
