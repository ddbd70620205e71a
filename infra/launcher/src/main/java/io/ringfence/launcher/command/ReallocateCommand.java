package io.ringfence.launcher.command;

import io.ringfence.domain.outcome.Score;
import io.ringfence.domain.outcome.Tally;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.launcher.backtest.Backtest;
import io.ringfence.launcher.backtest.BacktestRequest;
import io.ringfence.launcher.backtest.BacktestResult;
import io.ringfence.launcher.calculator.JsonAnswer;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import io.ringfence.launcher.terminal.TextTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence reallocate}: what hourly margin moves would have come to. */
@Command(
    name = "reallocate",
    header = "Walk hourly margin moves forward over recorded marks, and count what burns.",
    description = {
      "Draws random pools of positions at the first decision and walks each forward three times:"
          + " moves ignored, moves followed, and reducing to the same distance in their place. A"
          + " decision sees nothing of the hours after it. Simulated: moves are carried out in full"
          + " at the mark, what dies burns its whole wallet, fees and funding are left out.",
      "Plays the recorded marks beside the repository (../shared/market-data) or those named."
    })
final class ReallocateCommand implements Callable<Integer> {
  @Option(
      names = "--marks-from",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recorded hourly bars of marks.")
  private List<Path> marksFrom = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "T",
      defaultValue = "2025-10-10T00:00:00Z",
      description = "First decision, a full hour; default ${DEFAULT-VALUE}.")
  private String at = "";

  @Option(
      names = "--hours",
      paramLabel = "N",
      defaultValue = "24",
      description = "Hours walked, 1 to 1000; default ${DEFAULT-VALUE}.")
  private int hours;

  @Option(
      names = "--pools",
      paramLabel = "N",
      defaultValue = "100",
      description = "Random pools, 1 to 10000; default ${DEFAULT-VALUE}.")
  private int pools;

  @Option(
      names = "--positions",
      paramLabel = "N",
      defaultValue = "10",
      description = "Positions of a pool, half long, 2 to 25; default ${DEFAULT-VALUE}.")
  private int positions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Repeats the pools; default ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--sigma",
      description = "Count distances in sigma of the marks so far, not as fractions of the mark.")
  private boolean sigma;

  @Option(names = "--json", description = "Print one JSON object for each hour.")
  private boolean json;

  private final Workplace workplace;

  ReallocateCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--hours", hours, 1, 1_000);
    OptionRange.require("--pools", pools, 1, 10_000);
    OptionRange.require("--positions", positions, 2, 25);
    Instant start = start();
    List<Path> files =
        marksFrom.isEmpty()
            ? RecordedCrash.besideRepository(workplace.installation().root()).marks()
            : marksFrom;
    if (files.isEmpty()) {
      throw CommandFailure.wrongInput(
          "no recorded marks lie beside the repository: name some with --marks-from");
    }
    BacktestResult result =
        Backtest.run(
            new BacktestRequest(files, start, hours, pools, positions, seed, sigma),
            VenueRules.inForceAt(start));
    Terminal terminal = workplace.terminal();
    if (json) {
      result.hours().forEach(hour -> JsonAnswer.print(line(hour), terminal));
    } else {
      print(result, terminal);
    }
    return ExitCode.OK.value();
  }

  private Instant start() {
    try {
      Instant start = Instant.parse(at);
      if (start.equals(start.truncatedTo(ChronoUnit.HOURS))) {
        return start;
      }
    } catch (DateTimeParseException e) {
      throw CommandFailure.wrongInput("--at must be an instant, was " + at);
    }
    throw CommandFailure.wrongInput("--at must be a full hour, was " + at);
  }

  /** An hour as it is printed for machines; amounts are sums since the first decision. */
  private record Line(
      String at,
      int moves,
      BigDecimal moved,
      int refused,
      int ignoredLiquidated,
      BigDecimal ignoredBurned,
      int followedLiquidated,
      BigDecimal followedBurned,
      int reducedLiquidated,
      BigDecimal reducedBurned,
      BigDecimal reducedMadeFinal) {}

  private static Line line(WalkForward.Step hour) {
    return new Line(
        hour.at().toString(),
        hour.moves(),
        hour.moved(),
        hour.refused(),
        hour.ignored().liquidations(),
        hour.ignored().burned(),
        hour.followed().liquidations(),
        hour.followed().burned(),
        hour.reduced().liquidations(),
        hour.reduced().burned(),
        hour.reduced().madeFinal());
  }

  private void print(BacktestResult result, Terminal terminal) {
    terminal.print(
        "SIMULATED: %s pools of %s positions, %s hourly decisions from %s, seed %s"
            .formatted(result.pools(), positions, hours, at, seed));
    WalkForward.Step end = result.end();
    TextTable table = new TextTable(List.of("MOVES", "LIQUIDATED", "BURNED", "MADE FINAL"));
    table.row(cells("ignored", end.ignored()));
    table.row(cells("followed", end.followed()));
    table.row(cells("reduced instead", end.reduced()));
    table.printTo(terminal);
    terminal.print(
        "following burned more than ignoring in %s of %s pools"
            .formatted(result.worse(), result.pools()));
    terminal.print(scores(result));
  }

  private static List<String> cells(String name, Tally tally) {
    return List.of(
        name,
        Integer.toString(tally.liquidations()),
        money(tally.burned()),
        money(tally.madeFinal()));
  }

  private static String scores(BacktestResult result) {
    BigDecimal saved = BigDecimal.ZERO;
    int helped = 0;
    int hurt = 0;
    for (Score score : result.scores()) {
      saved = saved.add(score.saved());
      helped += score.saved().signum() > 0 ? 1 : 0;
      hurt += score.saved().signum() < 0 ? 1 : 0;
    }
    return "%s moves proposed, each scored alone: %s helped, %s hurt, saved %s in all"
        .formatted(result.scores().size(), helped, hurt, money(saved));
  }

  private static String money(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.HALF_UP).toPlainString();
  }
}
