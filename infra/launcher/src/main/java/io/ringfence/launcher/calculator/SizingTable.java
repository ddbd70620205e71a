package io.ringfence.launcher.calculator;

import io.ringfence.contracts.calculator.SizingAnswer;
import io.ringfence.contracts.calculator.SizingAnswer.CheckAnswer;
import io.ringfence.contracts.calculator.SizingAnswer.SizeAnswer;
import io.ringfence.launcher.terminal.Terminal;
import io.ringfence.launcher.terminal.TextTable;
import java.util.List;

/** Prints a sizing: the five steps with their findings, then the trade. */
public final class SizingTable {
  private SizingTable() {}

  /** Prints it with the rules it was made by and the verdict. */
  public static void print(SizingAnswer answer, Terminal terminal) {
    terminal.print(
        "rules @|faint "
            + answer.rulePack()
            + "|@"
            + (answer.extrapolated() ? " @|yellow extrapolated|@" : ""));
    for (int i = 0; i < answer.checks().size(); i++) {
      print(i + 1, answer.checks().get(i), terminal);
    }
    SizeAnswer size = answer.size();
    if (size != null) {
      table(size).printTo(terminal);
    }
    terminal.print(answer.accepted() ? "@|bold,green accepted|@" : "@|bold,red not accepted|@");
  }

  private static void print(int number, CheckAnswer check, Terminal terminal) {
    String colour =
        switch (check.verdict()) {
          case "PASSED" -> "green";
          case "FAILED" -> "red";
          default -> "yellow";
        };
    terminal.print(
        "%s %-9s @|%s %-11s|@ %s"
            .formatted(number, check.step(), colour, check.verdict(), check.finding()));
  }

  private static TextTable table(SizeAnswer size) {
    TextTable table = new TextTable(List.of("", "TRADE"));
    table.row(List.of("quantity", Shown.figure(size.quantity(), "")));
    table.row(List.of("margin", Shown.figure(size.margin(), "")));
    table.row(List.of("notional", Shown.figure(size.notional(), "")));
    table.row(List.of("leverage", Shown.figure(size.leverage(), "")));
    table.row(List.of("opening fee", Shown.figure(size.openingFee(), "")));
    table.row(List.of("stop", Shown.figure(size.stopPrice(), "none")));
    table.row(List.of("liquidation price", Shown.figure(size.liquidationPrice(), "none")));
    table.row(List.of("loss at the stop", Shown.figure(size.lossAtStop(), "unknown")));
    table.row(List.of("cap with fees", Shown.figure(size.capWithFees(), "")));
    return table;
  }
}
