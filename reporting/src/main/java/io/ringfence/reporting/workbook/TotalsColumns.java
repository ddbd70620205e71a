package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.TieOut;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Columns of the control totals with all their digits, below the nodes of sheet Desks. */
final class TotalsColumns {
  static final String NAME = "Control totals";

  private static final int WIDTH = 30;

  private TotalsColumns() {}

  static Table<TieOut.Line> table() {
    return new Table<>(
        NAME,
        List.of(
            new Column<>("Figure", 24, line -> new Value.Text(line.figure())),
            new Column<>("Asset", 8, line -> new Value.Text(line.settlementAsset())),
            new Column<>("Verdict", 8, line -> new Value.State(line.ties() ? "ties" : "DIFFERS")),
            exact("Positions", TieOut.Line::positions),
            exact("Books", TieOut.Line::books),
            exact("Desks", TieOut.Line::desks),
            exact("Firm", TieOut.Line::firm)));
  }

  private static Column<TieOut.Line> exact(String heading, Function<TieOut.Line, BigDecimal> sum) {
    return new Column<>(heading, WIDTH, 2, line -> Value.exact(sum.apply(line)));
  }
}
