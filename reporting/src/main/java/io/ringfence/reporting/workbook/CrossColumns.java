package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.mode.ShadowAccount;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.stress.CrossLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Columns of the sheet of positions in cross margin. */
final class CrossColumns {
  static final String AGAINST = "Against policy";

  private static final int AMOUNT = 18;
  private static final String PLAIN = "#,##0.00######";

  private CrossColumns() {}

  static Table<CrossLine> cross() {
    return new Table<>(
        "Cross",
        List.of(
            new Column<>("Position", 38, row -> new Value.Text(row.line().key().toString())),
            new Column<>("Desk", 14, row -> new Value.Text(row.line().row().owner().desk())),
            new Column<>("Asset", 9, row -> new Value.Text(row.line().row().settlementAsset())),
            new Column<>(
                "Quantity",
                14,
                row -> Value.figure(row.line().row().economics().quantity(), PLAIN)),
            new Column<>("Mark", PositionColumns.PRICE, CrossColumns::mark),
            exposure("Notional", MarginExposure::notional),
            exposure("Unrealised PnL", MarginExposure::unrealisedPnl),
            exposure("Requirement", MarginExposure::maintenanceMargin),
            new Column<>(
                "Free balance",
                AMOUNT,
                row -> row.free().map(of -> amount(of, row)).orElse(Value.UNKNOWN)),
            account("Account equity", ShadowAccount::equity),
            account("Account requirement", ShadowAccount::requirement),
            new Column<>("Account", 13, row -> new Value.State(state(row))),
            new Column<>("Killing move", 12, CrossColumns::killer),
            new Column<>(AGAINST, 16, row -> verdict(row.isAgainstPolicy())),
            new Column<>("Because", 48, row -> new Value.Prose(row.advice().because())),
            new Column<>("Isolated legs", 40, CrossColumns::legs)));
  }

  /** Whether a position is in another mode than the policy asks for. */
  static Value verdict(boolean isAgainstPolicy) {
    return new Value.State(isAgainstPolicy ? "AGAINST POLICY" : "as asked");
  }

  private static Value mark(CrossLine row) {
    PositionsAtQuery.Mark mark = row.line().row().mark();
    return mark == null ? Value.UNKNOWN : Value.figure(mark.price(), PLAIN);
  }

  private static Value amount(BigDecimal figure, CrossLine row) {
    return Value.amount(figure, row.line().row().settlementAsset());
  }

  private static Column<CrossLine> exposure(
      String heading, Function<MarginExposure, BigDecimal> figure) {
    return new Column<>(
        heading,
        AMOUNT,
        row -> {
          MarginExposure exposure = row.line().exposure();
          return exposure == null ? Value.UNKNOWN : amount(figure.apply(exposure), row);
        });
  }

  private static Column<CrossLine> account(String heading, Function<ShadowAccount, Fraction> of) {
    return new Column<>(
        heading,
        AMOUNT,
        row ->
            row.account()
                .map(of)
                .map(figure -> StressColumns.amount(figure, row.line().row().settlementAsset()))
                .orElse(Value.UNKNOWN));
  }

  private static String state(CrossLine row) {
    if (row.account().isEmpty()) {
      return "unknown";
    }
    return row.isDead() ? "LIQUIDATED" : "lives";
  }

  private static Value killer(CrossLine row) {
    return row.account()
        .<Value>map(
            account ->
                account
                    .smallestMove()
                    .<Value>map(move -> new Value.Figure(move, Patterns.PERCENT))
                    .orElse(Value.NONE))
        .orElse(Value.UNKNOWN);
  }

  private static Value legs(CrossLine row) {
    return row.isolatedLegs().isEmpty()
        ? new Value.Dash()
        : new Value.Prose(
            row.isolatedLegs().stream()
                .map(PositionKey::toString)
                .collect(Collectors.joining(", ")));
  }
}
