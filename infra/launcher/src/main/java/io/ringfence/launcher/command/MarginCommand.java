package io.ringfence.launcher.command;

import io.ringfence.contracts.calculator.CaseLines;
import io.ringfence.launcher.calculator.MarginRun;
import io.ringfence.launcher.calculator.MarginRun.Form;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringfence margin}: values positions by the rules of their venues. */
@Command(
    name = "margin",
    header = "Value isolated positions: JSON Lines in, JSON Lines out.",
    description = {
      "One object a line: id, venue, kind, side, quantity, contractMultiplier, entryPrice and what"
          + " else the venue's rule asks for (markPrice, leverage, isolatedMargin, takerFee, ...),"
          + " tiers inline or an instrument of a rule pack, and wanted, the names of the figures.",
      "Figures: notional, notionalAtEntry, unrealisedPnl, marginBalance, initialMargin,"
          + " initialMarginAtMark, initialMarginRate10pct, maintenanceMargin, marginRatio,"
          + " liquidationPrice, bankruptcyPrice, bufferedLiquidationPrice, liquidatable, shortfall,"
          + " insuranceFundAfter, adlEquityAfter, feeToClose, closingFee, positionBalance, tierMmr,"
          + " tierMaintenanceAmount, tierMaintenanceAmounts, and after an operation quantity,"
          + " entryPrice, isolatedMargin, resultSide.",
      "Answers {\"id\", \"result\", \"why\", \"rulePack\"} in the same order; decimals are texts. A"
          + " line that breaks a rule is answered with its error, and the next one is read; the"
          + " exit code is then 2. All fields and figures: schema/MARGIN-MODEL.md, Calculator."
    })
final class MarginCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Cases, one JSON object a line; absent: standard input.")
  private @Nullable Path file;

  @ArgGroup private @Nullable ForPeople people;

  @Option(
      names = "--at",
      paramLabel = "T",
      description =
          "Instant whose rule packs value cases without tiers, ISO-8601 with zone; absent: now.")
  private @Nullable Instant at;

  private final Workplace workplace;

  MarginCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  /** What people read instead of JSON. */
  private static final class ForPeople {
    @Option(
        names = "--explain",
        description = "Print the working of each figure: inputs, tier, formula, rounding.")
    private boolean explain;

    @Option(names = "--table", description = "Print an aligned table.")
    private boolean table;

    Form form() {
      return table && !explain ? Form.TABLE : Form.WORKING;
    }
  }

  @Override
  public Integer call() {
    Form form = people == null ? Form.LINES : people.form();
    Instant instant = at == null ? workplace.clock().instant() : at;
    CaseLines.Totals totals = answer(form, instant);
    if (totals.refused() > 0) {
      workplace
          .terminal()
          .warn(
              "%s of %s lines were refused: each says why"
                  .formatted(totals.refused(), totals.refused() + totals.answered()));
      return ExitCode.WRONG_INPUT.value();
    }
    return ExitCode.OK.value();
  }

  private CaseLines.Totals answer(Form form, Instant instant) {
    try (InputStream cases = opened()) {
      return MarginRun.answer(cases, workplace.terminal(), form, instant);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, String.valueOf(e.getMessage()), e);
    }
  }

  private InputStream opened() {
    if (file == null) {
      return System.in;
    }
    try {
      return Files.newInputStream(file);
    } catch (IOException _) {
      throw CommandFailure.wrongInput("FILE %s cannot be read".formatted(file));
    }
  }
}
