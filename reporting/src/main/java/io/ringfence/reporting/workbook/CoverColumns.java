package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.NodeLine;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.TieOut;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Columns of the tables of sheet Cover. They share one grid, so widths are the sheet's. */
final class CoverColumns {
  static final String DESKS = "Cover: desks";
  static final String NEAREST = "Cover: nearest to liquidation";
  static final String STRAINED = "Cover: budgets under strain";
  static final String SOURCES = "Cover: sources";
  static final String PACKS = "Cover: rule packs";
  static final String TOTALS = "Cover: control totals";

  static final String DESK = "Desk";
  static final String CAPITAL_UTILISATION = "Open capital utilisation";
  static final String CAPITAL_STATE = "Open capital state";
  static final String PERIOD_UTILISATION = "Period loss utilisation";
  static final String PERIOD_STATE = "Period loss state";
  static final String STATE = "State";

  static final int FIRST = 40;
  static final int WIDTH = 23;
  private static final Value NO_BUDGET = new Value.Word("no budget");

  private CoverColumns() {}

  static Table<NodeLine> desks() {
    return new Table<>(
        DESKS,
        List.of(
            new Column<>(DESK, FIRST, CoverColumns::name),
            amount("Open capital used", line -> line.row().exposure().openCapitalAtRisk()),
            limit("Open capital limit", NodeLine::openCapital),
            utilisation(CAPITAL_UTILISATION, NodeLine::openCapital),
            new Column<>(CAPITAL_STATE, WIDTH, line -> DeskColumns.state(line.openCapital())),
            new Column<>("Period loss used", WIDTH, line -> DeskColumns.lost(line.row())),
            limit("Period loss limit", NodeLine::periodLoss),
            utilisation(PERIOD_UTILISATION, NodeLine::periodLoss),
            new Column<>(PERIOD_STATE, WIDTH, line -> DeskColumns.state(line.periodLoss())),
            new Column<>(
                "Nearest liquidation",
                WIDTH,
                line ->
                    Value.percent(
                        Optional.ofNullable(line.row().nearest().distance()), Value.UNKNOWN)),
            amount("Liquidation loss", line -> line.row().realised().loss())));
  }

  static Table<PositionLine> nearest(Digits digits) {
    return new Table<>(
        NEAREST,
        List.of(
            new Column<>("Position", FIRST, line -> new Value.Text(line.key().toString())),
            new Column<>("Desk", WIDTH, line -> new Value.Text(line.row().owner().desk())),
            new Column<>("Book", WIDTH, line -> new Value.Text(line.row().owner().book())),
            new Column<>(STATE, WIDTH, line -> new Value.State(line.state().name())),
            new Column<>("Distance", WIDTH, line -> Value.percent(line.distance(), Value.UNKNOWN)),
            ofExposure(
                "Mark", MarginExposure::markPrice, line -> digits.price(line.key().instrument())),
            new Column<>(
                "Liquidation price",
                WIDTH,
                line ->
                    Value.figure(
                        line.liquidationPrice().orElse(null),
                        digits.price(line.key().instrument()))),
            ofExposure(
                "Equity",
                MarginExposure::equity,
                line -> Patterns.amount(line.row().settlementAsset())),
            new Column<>(
                "Isolated margin",
                WIDTH,
                line ->
                    Value.amount(
                        line.row().economics().isolatedMargin(), line.row().settlementAsset())),
            new Column<>("Mark at", WIDTH, CoverColumns::markAt),
            new Column<>("Thesis", WIDTH, line -> Value.text(line.row().plan().thesis()))));
  }

  static Table<BudgetLine> strained() {
    return new Table<>(
        STRAINED,
        List.of(
            new Column<>("Node", FIRST, line -> new Value.Text(line.budget().node())),
            new Column<>("Metric", WIDTH, line -> new Value.Text(line.budget().metric())),
            new Column<>(STATE, WIDTH, line -> DeskColumns.state(Optional.of(line))),
            new Column<>("Used", WIDTH, line -> DeskColumns.figure(line, line.used())),
            new Column<>(
                "Soft limit",
                WIDTH,
                line -> DeskColumns.figure(line, Optional.of(line.budget().soft()))),
            new Column<>(
                "Hard limit",
                WIDTH,
                line -> DeskColumns.figure(line, Optional.of(line.budget().hard()))),
            new Column<>(
                "Utilisation", WIDTH, line -> Value.percent(line.utilisation(), Value.UNKNOWN)),
            new Column<>("Currency", WIDTH, line -> new Value.Text(line.budget().currency()))));
  }

  static Table<ControlTotalsQuery.Row> sources() {
    return new Table<>(
        SOURCES,
        List.of(
            new Column<>("File", FIRST, row -> new Value.Text(row.file())),
            new Column<>("Kind", WIDTH, row -> new Value.Text(row.kind())),
            new Column<>("Received", WIDTH, row -> Value.count(row.received())),
            new Column<>("Applied", WIDTH, row -> Value.count(row.applied())),
            new Column<>("Duplicate", WIDTH, row -> Value.count(row.duplicate())),
            new Column<>("Rejected", WIDTH, row -> Value.count(row.rejected())),
            new Column<>(
                "Balances", WIDTH, row -> new Value.State(row.balances() ? "yes" : "DIFFERS")),
            new Column<>(
                "Last event at", WIDTH, row -> Value.moment(row.lastEventAt(), Value.NONE))));
  }

  static Table<RulePacksQuery.Row> packs() {
    return new Table<>(
        PACKS,
        List.of(
            new Column<>("Pack", FIRST, row -> new Value.Text(row.stamp())),
            new Column<>("Venue", WIDTH, row -> new Value.Text(row.venue())),
            new Column<>("Effective from", WIDTH, row -> new Value.Moment(row.effectiveFrom())),
            new Column<>("Evidenced to", WIDTH * 2, 2, row -> new Value.Moment(row.evidencedTo())),
            new Column<>(
                "Extrapolated", WIDTH, row -> new Value.State(row.extrapolated() ? "yes" : "no")),
            new Column<>("Source", WIDTH * 5, 5, row -> new Value.Text(row.source()))));
  }

  static Table<TieOut.Line> totals() {
    return new Table<>(
        TOTALS,
        List.of(
            new Column<>("Figure", FIRST, line -> new Value.Text(line.figure())),
            new Column<>("Asset", WIDTH, line -> new Value.Text(line.settlementAsset())),
            total("Positions", TieOut.Line::positions),
            total("Books", TieOut.Line::books),
            total("Desks", TieOut.Line::desks),
            total("Firm", TieOut.Line::firm),
            new Column<>(
                "Verdict", WIDTH, line -> new Value.State(line.ties() ? "ties" : "DIFFERS"))));
  }

  /** The node, and its asset: a desk has a line for each. */
  private static Value name(NodeLine line) {
    return new Value.Text(line.row().node() + " · " + line.row().settlementAsset());
  }

  private static Value markAt(PositionLine line) {
    PositionsAtQuery.Mark mark = line.row().mark();
    return Value.moment(mark == null ? null : mark.at(), Value.UNKNOWN);
  }

  private static Column<TieOut.Line> total(String heading, Function<TieOut.Line, BigDecimal> sum) {
    return new Column<>(
        heading,
        WIDTH,
        line -> Value.known(sum.apply(line), line.settlementAsset(), line.unknown() == 0));
  }

  private static Column<NodeLine> amount(String heading, Function<NodeLine, BigDecimal> amount) {
    return new Column<>(
        heading, WIDTH, line -> Value.amount(amount.apply(line), line.row().settlementAsset()));
  }

  private static Column<NodeLine> limit(
      String heading, Function<NodeLine, Optional<BudgetLine>> budget) {
    return new Column<>(
        heading,
        WIDTH,
        line ->
            budget
                .apply(line)
                .map(own -> Value.amount(own.budget().hard(), line.row().settlementAsset()))
                .orElse(NO_BUDGET));
  }

  private static Column<NodeLine> utilisation(
      String heading, Function<NodeLine, Optional<BudgetLine>> budget) {
    return new Column<>(
        heading,
        WIDTH,
        line ->
            budget
                .apply(line)
                .map(own -> Value.percent(own.utilisation(), Value.UNKNOWN))
                .orElse(new Value.Dash()));
  }

  private static Column<PositionLine> ofExposure(
      String heading,
      Function<MarginExposure, BigDecimal> figure,
      Function<PositionLine, String> pattern) {
    return new Column<>(
        heading,
        WIDTH,
        line -> {
          MarginExposure exposure = line.exposure();
          return exposure == null
              ? Value.UNKNOWN
              : new Value.Figure(figure.apply(exposure), pattern.apply(line));
        });
  }
}
