package io.ringfence.launcher.command;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.torture.OverloadMarket;
import io.ringfence.launcher.torture.OverloadReport;
import io.ringfence.launcher.torture.OverloadTorture;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence torture overload}. */
@Command(
    name = "overload",
    header = "Send ten times the marks the job can take, through a real broker.",
    description = {
      "Measures what the job takes, sends ten times that, and waits until everything is stored. The"
          + " job has a heap of 512 MiB and may not be started twice; every alert the sent marks must"
          + " set off, and no other, must be stored. Exit code 1 where that is not so."
    })
final class TortureOverloadCommand implements Callable<Integer> {
  private static final InstrumentId BTC = new InstrumentId("binance", "BTCUSDT");

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long to send (default: ${DEFAULT-VALUE}).")
  private int seconds = 60;

  @Option(
      names = "--calibration",
      paramLabel = "N",
      description = "Marks to measure the job by first (default: ${DEFAULT-VALUE}).")
  private long calibration = 200_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of the marks (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  private final Workplace workplace;

  TortureOverloadCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--seconds", seconds, 1, 3_600);
    OptionRange.require("--calibration", calibration, 2, 10_000_000);
    MarginRules rules = VenueRules.inForceAt(OverloadMarket.START).find(BTC).orElseThrow();
    OverloadReport report =
        OverloadTorture.run(
            workplace,
            new OverloadMarket(seed, rules),
            new OverloadTorture.Wish(seconds, calibration, seed));
    report.lines().forEach(workplace.terminal()::printRaw);
    return (report.isGood() ? ExitCode.OK : ExitCode.FAILED).value();
  }
}
