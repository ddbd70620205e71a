package io.ringfence.reporting.workbook;

import io.ringfence.reporting.query.TraderDesksQuery;
import io.ringfence.reporting.query.UtilisationHistoryQuery;
import io.ringfence.reporting.report.CashLedger;
import io.ringfence.reporting.report.DayLine;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.venue.StatementVerdicts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Columns of the sheets that compliance reads: Days, Traders, Ledger, Clauses. */
final class ComplianceColumns {
  static final String DAYS = "Days";
  static final String TRADERS = "Traders";
  static final String LEDGER = "Ledger";
  static final String CLAUSES = "Clauses";
  static final String STATE = "State";
  static final String VERDICT = "Verdict";
  static final String STATEMENTS = "Statements";
  private static final int AMOUNT = 20;
  private static final String PLAIN = "#,##0.00######";

  private ComplianceColumns() {}

  static Table<DayLine> days() {
    return new Table<>(
        DAYS,
        List.of(
            new Column<>("Day", 14, row -> new Value.Text(row.day().toString())),
            new Column<>("Day cut", 26, row -> new Value.Text(Words.cut(row.cut()))),
            day("Node", 30, UtilisationHistoryQuery.Row::node),
            day("Metric", 24, UtilisationHistoryQuery.Row::metric),
            day("Currency", 10, UtilisationHistoryQuery.Row::currency),
            new Column<>("Scope", 22, row -> scope(row.last())),
            new Column<>(STATE, 20, row -> new Value.State(row.last().state())),
            new Column<>("Last use", AMOUNT, row -> Value.figure(row.last().used(), PLAIN)),
            new Column<>("Peak use", AMOUNT, row -> Value.figure(row.peak(), PLAIN)),
            new Column<>("Hard limit", AMOUNT, row -> Value.figure(row.last().hard(), PLAIN)),
            new Column<>("Breaches begun", 12, row -> Value.count(row.breaches())),
            new Column<>("Written down at", 22, row -> new Value.Moment(row.last().at()))));
  }

  private static Value scope(UtilisationHistoryQuery.Row use) {
    return use.part() == null ? new Value.Said("all positions") : new Value.Text(use.part());
  }

  private static Column<DayLine> day(
      String heading, int width, Function<UtilisationHistoryQuery.Row, String> text) {
    return new Column<>(heading, width, row -> new Value.Text(text.apply(row.last())));
  }

  static Table<TraderDesksQuery.Row> traders() {
    return new Table<>(
        TRADERS,
        List.of(
            new Column<>("Trader", 24, row -> new Value.Text(row.trader())),
            new Column<>("Desk", 24, row -> new Value.Text(row.desk())),
            new Column<>("Positions", 12, row -> Value.count(row.positions())),
            new Column<>("Desks", 10, row -> Value.count(row.desks())),
            new Column<>(
                VERDICT, 16, row -> new Value.State(row.desks() == 1 ? "unique" : "NOT UNIQUE"))));
  }

  static Table<CashLedger> ledger(StatementVerdicts statements) {
    List<Column<CashLedger>> columns = new ArrayList<>();
    columns.add(new Column<>("Position", 38, row -> new Value.Text(row.positionKey())));
    columns.add(new Column<>("Episode", 9, row -> Value.count(row.episode())));
    columns.add(new Column<>("Node", 30, row -> new Value.Text(row.node())));
    columns.add(new Column<>("Asset", 9, row -> new Value.Text(row.settlementAsset())));
    columns.add(new Column<>("Opened at", 22, row -> new Value.Moment(row.opened())));
    columns.add(new Column<>(STATE, 12, row -> new Value.State(row.status())));
    exact(columns, "Money in", row -> row.cash().flow().in());
    exact(columns, "Money out", row -> row.cash().flow().out());
    exact(columns, "Fees", row -> row.cash().flow().fees());
    exact(columns, "Funding", row -> row.cash().flow().funding());
    exact(columns, "Loss", row -> row.cash().flow().loss());
    exact(columns, "Wallet now", row -> row.cash().wallet());
    columns.add(new Column<>(VERDICT, 20, row -> new Value.State(verdict(row.cash()))));
    columns.add(
        new Column<>("Unknown results", 12, row -> Value.count(row.cash().flow().unknown())));
    columns.add(new Column<>(STATEMENTS, 18, row -> new Value.State(statements.of(row))));
    return new Table<>(LEDGER, columns);
  }

  private static String verdict(CashLedger.Cash cash) {
    if (cash.difference().signum() != 0) {
      return "DIFFERS";
    }
    return cash.flow().isKnown() ? "ties" : "UNKNOWN_AT_LEAST";
  }

  private static void exact(
      List<Column<CashLedger>> columns, String heading, Function<CashLedger, BigDecimal> figure) {
    columns.add(
        new Column<>(
            heading, AMOUNT, row -> Value.amount(figure.apply(row), row.settlementAsset())));
    columns.add(
        new Column<>(heading + ", exact", Column.EXACT, row -> Value.exact(figure.apply(row))));
  }

  /** A clause, what it asks for and where this pack has it: tab-separated. */
  static Table<String> clauses() {
    return new Table<>(
        CLAUSES,
        List.of(
            clause("Clause", 26, 0),
            clause("Asks for", 60, 1),
            clause("Where", 50, 2),
            clause("Support", 60, 3)));
  }

  private static Column<String> clause(String heading, int width, int field) {
    return new Column<>(
        heading, width, line -> new Value.Prose(Arrays.asList(line.split("\t", -1)).get(field)));
  }
}
