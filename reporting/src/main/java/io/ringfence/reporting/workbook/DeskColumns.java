package io.ringfence.reporting.workbook;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.DesksAtQuery.Unsaid;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.NodeLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Columns of the sheets Desks and Budgets. */
final class DeskColumns {
  static final String NODES = "Desks";
  static final String BUDGETS = "All budgets";
  static final String NEAREST = "Nearest distance";
  static final String CAPITAL = "Open capital";
  static final String PERIOD = "Period loss";
  static final String UTILISATION = " utilisation";
  static final String STATE = " state";

  static final String UTILISED = "Utilisation";
  private static final Value NO_BUDGET = new Value.Word("no budget");
  private static final Value BLANK = new Value.Dash();

  private DeskColumns() {}

  /** Nodes with their two budgets. */
  static Table<NodeLine> nodes() {
    return new Table<>(
        NODES,
        Stream.of(
                identity(),
                budget(CAPITAL, DeskColumns::capital, NodeLine::openCapital),
                budget(PERIOD, DeskColumns::lost, NodeLine::periodLoss),
                nearness(),
                exposure(),
                realised())
            .flatMap(List::stream)
            .toList());
  }

  /** Every budget in force. */
  static Table<BudgetLine> budgets() {
    return new Table<>(
        BUDGETS,
        List.of(
            new Column<>("Node", 34, line -> new Value.Text(line.budget().node())),
            new Column<>("Metric", 24, line -> new Value.Text(line.budget().metric())),
            new Column<>("Currency", 12, line -> new Value.Text(line.budget().currency())),
            new Column<>("Used", 20, line -> figure(line, line.used())),
            new Column<>("Soft limit", 20, line -> figure(line, Optional.of(line.budget().soft()))),
            new Column<>("Hard limit", 20, line -> figure(line, Optional.of(line.budget().hard()))),
            new Column<>(UTILISED, 14, line -> Value.percent(line.utilisation(), Value.UNKNOWN)),
            new Column<>("State", 22, line -> state(Optional.of(line))),
            new Column<>(
                "Evaluated at",
                21,
                line ->
                    Value.moment(line.use().map(use -> use.since()).orElse(null), Value.UNKNOWN))));
  }

  private static List<Column<NodeLine>> identity() {
    return List.of(
        new Column<>("Node", 34, line -> new Value.Text(line.row().node())),
        new Column<>("Level", 8, line -> new Value.Text(line.row().level())),
        new Column<>("Asset", 9, line -> new Value.Text(line.row().settlementAsset())),
        new Column<>("Positions", 10, line -> Value.count(line.row().exposure().positions())),
        new Column<>("Unknown", 10, line -> Value.count(line.row().exposure().unknownPositions())));
  }

  private static Value capital(DesksAtQuery.Row row) {
    return Value.amount(row.exposure().openCapitalAtRisk(), row.settlementAsset());
  }

  /** Period loss, on every sheet that has it. */
  static Value lost(DesksAtQuery.Row row) {
    DesksAtQuery.Realised realised = row.realised();
    return Value.atLeast(
        realised.periodLoss(), row.settlementAsset(), realised.unsaid().isKnownToday());
  }

  private static List<Column<NodeLine>> budget(
      String name,
      Function<DesksAtQuery.Row, Value> used,
      Function<NodeLine, Optional<BudgetLine>> budget) {
    return List.of(
        new Column<>(name + " used", 25, line -> used.apply(line.row())),
        new Column<>(
            name + " hard limit",
            17,
            line ->
                budget
                    .apply(line)
                    .map(own -> Value.amount(own.budget().hard(), line.row().settlementAsset()))
                    .orElse(NO_BUDGET)),
        new Column<>(
            name + UTILISATION,
            12,
            line ->
                budget
                    .apply(line)
                    .map(own -> Value.percent(own.utilisation(), Value.UNKNOWN))
                    .orElse(BLANK)),
        new Column<>(
            name + " headroom",
            22,
            line ->
                budget
                    .apply(line)
                    .map(own -> headroom(own, line.row().settlementAsset()))
                    .orElse(BLANK)),
        new Column<>(name + STATE, 20, line -> state(budget.apply(line))));
  }

  private static List<Column<NodeLine>> nearness() {
    return List.of(
        new Column<>(
            NEAREST,
            11,
            line ->
                Value.percent(Optional.ofNullable(line.row().nearest().distance()), Value.UNKNOWN)),
        new Column<>("Nearest position", 38, line -> Value.text(line.row().nearest().position())),
        new Column<>(
            "Highest margin ratio",
            11,
            line -> Value.figure(line.row().nearest().highestMarginRatio(), Patterns.RATIO)),
        new Column<>(
            "Without stop", 9, line -> Value.count(line.row().exposure().unstoppedPositions())));
  }

  private static List<Column<NodeLine>> exposure() {
    return List.of(
        amount("Isolated margin", row -> row.exposure().isolatedMargin()),
        amount("Unrealised PnL", row -> row.exposure().unrealisedPnl()),
        amount("Equity", row -> row.exposure().equity()),
        amount("Maintenance requirement", row -> row.exposure().maintenanceMargin()),
        amount("Initial requirement", row -> row.exposure().initialMargin()),
        amount("Gross notional", row -> row.exposure().grossNotional()),
        amount("Net notional", row -> row.exposure().netNotional()),
        amount("Still to lose", row -> row.exposure().stillToLose()));
  }

  private static List<Column<NodeLine>> realised() {
    return List.of(
        new Column<>(
            "Realised PnL",
            23,
            line -> realised(line.row(), DesksAtQuery.Realised::pnl, Unsaid::isKnown)),
        new Column<>(
            "Realised PnL today",
            23,
            line -> realised(line.row(), DesksAtQuery.Realised::pnlToday, Unsaid::isKnownToday)),
        new Column<>(
            "Unknown results",
            12,
            line -> Value.count(line.row().realised().unsaid().sinceStart())),
        new Column<>(
            "Unknown results today",
            12,
            line -> Value.count(line.row().realised().unsaid().today())),
        amount("Liquidation loss", row -> row.realised().loss()),
        amount("Venue deficit", row -> row.realised().deficit()),
        new Column<>("Liquidations", 11, line -> Value.count(line.row().realised().liquidations())),
        new Column<>("Changed at", 21, line -> new Value.Moment(line.row().since())));
  }

  private static Value realised(
      DesksAtQuery.Row row,
      Function<DesksAtQuery.Realised, BigDecimal> figure,
      Predicate<Unsaid> isKnown) {
    return Value.known(
        figure.apply(row.realised()), row.settlementAsset(), isKnown.test(row.realised().unsaid()));
  }

  private static Column<NodeLine> amount(
      String heading, Function<DesksAtQuery.Row, @Nullable BigDecimal> amount) {
    return new Column<>(
        heading, 17, line -> Value.amount(amount.apply(line.row()), line.row().settlementAsset()));
  }

  /** The state's word; a dash where there is no budget. */
  static Value state(Optional<BudgetLine> budget) {
    return budget
        .map(
            own ->
                own.state()
                    .<Value>map(state -> new Value.State(state.name()))
                    .orElse(Value.UNKNOWN))
        .orElse(BLANK);
  }

  private static Value headroom(BudgetLine budget, String asset) {
    return Value.figure(budget.headroom().orElse(null), Patterns.headroom(asset));
  }

  /** A figure in the unit of the budget. */
  static Value figure(BudgetLine line, Optional<BigDecimal> figure) {
    String pattern =
        BudgetMetric.of(line.budget().metric())
            .map(metric -> pattern(metric.unit(), line.budget().currency()))
            .orElse(Patterns.RATIO);
    return Value.figure(figure.orElse(null), pattern);
  }

  private static String pattern(BudgetMetric.Unit unit, String currency) {
    return switch (unit) {
      case AMOUNT -> Patterns.amount(currency);
      case RATIO -> Patterns.RATIO;
      case COUNT -> Patterns.COUNT;
    };
  }
}
