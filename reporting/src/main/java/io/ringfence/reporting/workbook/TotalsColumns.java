package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.TieOut;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Columns of the control totals with all their digits, on sheet Cover. */
final class TotalsColumns {
  static final String NAME = "Control totals";

  private TotalsColumns() {}

  static Table<TieOut.Line> table() {
    return new Table<>(
        NAME,
        List.of(
            new Column<>("Figure", CoverColumns.FIRST, line -> new Value.Text(line.figure())),
            new Column<>(
                "Asset", CoverColumns.WIDTH, line -> new Value.Text(line.settlementAsset())),
            exact("Positions", TieOut.Line::positions),
            exact("Books", TieOut.Line::books),
            exact("Desks", TieOut.Line::desks),
            exact("Firm", TieOut.Line::firm),
            new Column<>(
                "Verdict",
                CoverColumns.WIDTH,
                line -> new Value.State(line.ties() ? "ties" : "DIFFERS"))));
  }

  private static Column<TieOut.Line> exact(String heading, Function<TieOut.Line, BigDecimal> sum) {
    return new Column<>(heading, CoverColumns.WIDTH * 2, 2, line -> Value.exact(sum.apply(line)));
  }
}
