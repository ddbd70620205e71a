package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.CapitalLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Columns of the sheet of capital. */
final class CapitalColumns {
  static final String CAPITAL = "Capital";
  private static final int AMOUNT = 18;

  private CapitalColumns() {}

  static Table<CapitalLine> capital() {
    return new Table<>(
        CAPITAL,
        List.of(
            new Column<>("Node", 30, row -> new Value.Text(row.node())),
            new Column<>("Asset", 9, row -> new Value.Text(row.asset())),
            known("Capital", CapitalLine::capital),
            amount("At risk", CapitalLine::atRisk),
            new Column<>("Share at risk", 12, row -> Value.percent(row.share(), Value.UNKNOWN)),
            known("Free", CapitalLine::free),
            amount("Put in today", row -> row.today().in()),
            known("Freed today", CapitalLine::freed),
            amount("Freed, known part", row -> row.today().out()),
            known("Funding of a day", row -> row.forecast().whole()),
            amount("Known part", row -> row.forecast().funding()),
            new Column<>("Without settlement", 13, row -> Value.count(row.forecast().unknown()))));
  }

  private static Column<CapitalLine> amount(
      String heading, Function<CapitalLine, BigDecimal> figure) {
    return new Column<>(heading, AMOUNT, row -> Value.amount(figure.apply(row), row.asset()));
  }

  private static Column<CapitalLine> known(
      String heading, Function<CapitalLine, Optional<BigDecimal>> figure) {
    return new Column<>(
        heading,
        AMOUNT,
        row -> figure.apply(row).map(of -> Value.amount(of, row.asset())).orElse(Value.UNKNOWN));
  }
}
