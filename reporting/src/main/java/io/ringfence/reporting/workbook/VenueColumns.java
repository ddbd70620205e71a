package io.ringfence.reporting.workbook;

import io.ringfence.domain.cash.BreakClass;
import io.ringfence.reporting.query.VenueFiguresQuery;
import io.ringfence.reporting.report.PeriodLossLine;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.venue.NumberLine;
import io.ringfence.reporting.venue.StatementLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Columns of the sheets that hold our book against what venues and the stream say. */
final class VenueColumns {
  static final String STATEMENTS = "Statements";
  static final String PERIOD_LOSS = "PeriodLoss";
  static final String NUMBERS = "VenueNumbers";
  static final String VERDICT = "Verdict";
  static final String RULES = "Rules";
  static final String BOOK = "Our book";

  private VenueColumns() {}

  static Table<StatementLine> statements() {
    return new Table<>(
        STATEMENTS,
        List.of(
            new Column<>("Venue", 16, row -> new Value.Text(row.account().venue())),
            new Column<>("Account", 18, row -> new Value.Text(row.account().name())),
            new Column<>("Asset", 9, row -> new Value.Text(row.account().asset())),
            new Column<>("From", 22, row -> new Value.Moment(row.from())),
            new Column<>("To", 22, row -> new Value.Moment(row.to())),
            new Column<>("Figure", 18, row -> new Value.Text(row.figure())),
            statement("Venue says, exact", StatementLine::venue),
            statement("Our book, exact", StatementLine::ours),
            statement("Difference, exact", StatementLine::difference),
            new Column<>(VERDICT, 16, row -> new Value.State(row.verdict().word())),
            new Column<>("Reason", 36, row -> reason(row.reason())),
            new Column<>("Source", 46, row -> source(row, 0)),
            new Column<>("SHA-256", 66, row -> source(row, 1))));
  }

  /** File and line, or the file's digest: six rows of a statement stay a line each. */
  private static Value source(StatementLine row, int part) {
    String[] parts = row.source().split(StatementLine.DIGEST, 2);
    if (row.source().isEmpty() || part >= parts.length) {
      return part == 0 ? new Value.Said(Words.NONE) : new Value.Dash();
    }
    return new Value.Prose(parts[part]);
  }

  private static Column<StatementLine> statement(
      String heading, Function<StatementLine, @Nullable BigDecimal> figure) {
    return new Column<>(heading, Column.EXACT, row -> Value.exact(figure.apply(row)));
  }

  private static Value reason(@Nullable BreakClass reason) {
    return reason == null ? new Value.Dash() : new Value.Prose(reason.meaning());
  }

  static Table<PeriodLossLine> periodLoss() {
    return new Table<>(
        PERIOD_LOSS,
        List.of(
            new Column<>("Node", 30, row -> new Value.Text(row.node())),
            new Column<>("Asset", 9, row -> new Value.Text(row.settlementAsset())),
            new Column<>("Day cut", 26, row -> new Value.Text(Words.cut(row.cut()))),
            new Column<>("Figure", 28, row -> new Value.Text(row.figure().label())),
            loss("By ledgers, exact", PeriodLossLine::byLedgers),
            loss("By the stream, exact", PeriodLossLine::byStream),
            loss("Difference, exact", PeriodLossLine::difference),
            new Column<>(VERDICT, 20, row -> new Value.State(verdict(row))),
            new Column<>("Unknown results", 12, row -> Value.count(row.unknown()))));
  }

  private static String verdict(PeriodLossLine row) {
    if (!row.ties()) {
      return "DIFFERS";
    }
    return row.isKnown() ? "ties" : "UNKNOWN_AT_LEAST";
  }

  private static Column<PeriodLossLine> loss(
      String heading, Function<PeriodLossLine, BigDecimal> figure) {
    return new Column<>(heading, Column.EXACT, row -> Value.exact(figure.apply(row)));
  }

  static Table<NumberLine> numbers() {
    return new Table<>(
        NUMBERS,
        List.of(
            new Column<>("Position", 38, row -> new Value.Text(row.positionKey())),
            number("At", 22, row -> new Value.Moment(row.time().at())),
            number("Time", 18, row -> new Value.Said(row.time().timed() ? "named" : "not named")),
            number("Figure", 20, row -> new Value.Text(row.figure())),
            number("Venue prints, exact", Column.EXACT, row -> exact(row.finding().printed())),
            number("By its rules, exact", Column.EXACT, row -> exact(row.finding().byRules())),
            number("Tolerance, exact", 24, row -> exact(row.finding().tolerance())),
            number(RULES, 14, row -> new Value.State(row.finding().verdict())),
            new Column<>("Our book, exact", Column.EXACT, row -> exact(row.ours())),
            new Column<>(BOOK, 16, row -> new Value.State(row.book().word())),
            number("Why", 60, row -> new Value.Prose(row.finding().why())),
            number("Rule pack", 30, row -> new Value.Text(row.finding().rulePack())),
            number("Source", 40, row -> new Value.Prose(row.source()))));
  }

  private static Value exact(@Nullable BigDecimal figure) {
    return figure == null ? Value.NONE : Value.exact(figure);
  }

  private static Column<NumberLine> number(
      String heading, int width, Function<VenueFiguresQuery.Row, Value> value) {
    return new Column<>(
        heading,
        width,
        line -> {
          VenueFiguresQuery.Row row = line.row();
          return row == null ? new Value.Dash() : value.apply(row);
        });
  }
}
