package io.ringfence.domain;

import static io.ringfence.domain.Figures.BTC;
import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.explain.DistanceChange;
import io.ringfence.domain.explain.DistanceState;
import io.ringfence.domain.explain.Explainer;
import io.ringfence.domain.explain.MarginFigure;
import io.ringfence.domain.explain.WalletFlows;
import io.ringfence.domain.explain.WorkingLine;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MaintenanceTier;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.operation.FeePayer;
import io.ringfence.domain.operation.Fill;
import io.ringfence.domain.operation.Holding;
import io.ringfence.domain.operation.Movement.Reason;
import io.ringfence.domain.operation.Operation;
import io.ringfence.domain.operation.OperationOutcome.Applied;
import io.ringfence.domain.operation.OrderEffects;
import io.ringfence.domain.operation.Place;
import io.ringfence.domain.operation.WhatIf;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.sizing.Sizing;
import io.ringfence.domain.sizing.SizingPlan;
import io.ringfence.domain.sizing.TradeBudget;
import io.ringfence.domain.sizing.TradeCosts;
import io.ringfence.domain.sizing.TradeIdea;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replays the paper's sections Operations, Sizing and Explain. */
class OperationsPaperTest {
  private static final MarginRules RULES =
      new MarginRules(
          BTC,
          "USDT",
          new StandardMargin(schedule(), BigDecimal.ZERO, TriggerEquality.LIQUIDATES),
          new RemovalRule.WalletLessMaintenance(),
          "paper@1");

  private static TierSchedule schedule() {
    return new TierSchedule(
        TierSchedule.Kind.MARGINAL,
        MarginModelPaper.rows("floor").stream()
            .map(
                row ->
                    new MaintenanceTier(
                        figure(row, "floor"),
                        figure(row, "cap"),
                        figure(row, "rate"),
                        figure(row, "amount"),
                        dec(125)))
            .toList());
  }

  private static String text(Map<String, String> row, String column) {
    return Objects.requireNonNull(row.get(column), column);
  }

  private static BigDecimal figure(Map<String, String> row, String column) {
    return dec(text(row, column));
  }

  private static PositionSide side(Map<String, String> row) {
    return PositionSide.of(text(row, "side")).orElseThrow();
  }

  static Stream<Map<String, String>> operations() {
    return MarginModelPaper.rows("operation").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void anOperationOfThePaperIsWhatTheCodeDoes(Map<String, String> row) {
    BigDecimal order = figure(row, "order");
    var direction = order.signum() > 0 ? PositionSide.LONG : PositionSide.SHORT;
    Holding holding = Holding.of(position(row));
    Operation operation =
        Operation.ofOrder(
            holding,
            direction,
            new Fill(order.abs(), figure(row, "price"), figure(row, "fee")),
            figure(row, "order_leverage"));
    var effects = text(row, "effects").equals("okx") ? OrderEffects.OKX : OrderEffects.HYPERLIQUID;
    var what = new WhatIf(effects, Optional.empty(), figure(row, "mark"));
    Applied done = (Applied) what.apply(holding, operation);

    assertThat(done.after().wallet()).isEqualByComparingTo(figure(row, "wallet_after"));
    assertThat(done.net(Place.ACCOUNT)).isEqualByComparingTo(figure(row, "account"));
    assertThat(done.net(Place.VENUE, Reason.DEFICIT).negate())
        .isEqualByComparingTo(figure(row, "deficit"));
    assertShown(row, "quantity_after", done.after(), IsolatedPosition::quantity, "0");
    assertShown(row, "entry_after", done.after(), IsolatedPosition::entryPrice, "none");
  }

  private static IsolatedPosition position(Map<String, String> row) {
    return new IsolatedPosition(
        Contract.LINEAR,
        side(row),
        figure(row, "quantity"),
        figure(row, "entry"),
        figure(row, "wallet"),
        VenueTerms.NONE.withLeverage(figure(row, "leverage")));
  }

  private static void assertShown(
      Map<String, String> row,
      String column,
      Holding after,
      Function<IsolatedPosition, BigDecimal> figure,
      String whenFlat) {
    String shown = after.position().map(figure).map(Precision::canonical).orElse(whenFlat);
    assertThat(shown).isEqualTo(text(row, column));
  }

  static Stream<Map<String, String>> sizings() {
    return MarginModelPaper.rows("sizing").stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("sizings")
  void aSizingOfThePaperIsWhatTheCodePlans(Map<String, String> row) {
    var payer = FeePayer.valueOf(text(row, "fee_payer").toUpperCase(Locale.ROOT));
    var costs = new TradeCosts(figure(row, "step"), figure(row, "fee_rate"), payer);
    SizingPlan plan =
        new Sizing(RULES, costs)
            .plan(
                new TradeBudget(figure(row, "capital"), figure(row, "at_risk")),
                new TradeIdea(
                    side(row),
                    figure(row, "entry"),
                    figure(row, "leverage"),
                    Optional.of(figure(row, "stop"))));
    SizingPlan.Size size = plan.size().orElseThrow();

    assertThat(size.position().quantity()).isEqualByComparingTo(figure(row, "quantity"));
    assertThat(size.margin()).isEqualByComparingTo(figure(row, "margin"));
    assertThat(size.liquidationPrice().orElseThrow().price(side(row)))
        .isEqualByComparingTo(figure(row, "liquidation"));
    assertThat(size.lossAtStop().orElseThrow()).isEqualByComparingTo(figure(row, "loss_at_stop"));
    assertThat(size.capWithFees()).isEqualByComparingTo(figure(row, "cap_with_fees"));
    assertThat(plan.accepted()).isEqualTo(Boolean.parseBoolean(text(row, "accepted")));
  }

  @Test
  void theWorkingOfThePaperIsTheOneTheCodeWrites() {
    var position = new IsolatedPosition(PositionSide.LONG, dec(5), dec(60_000), dec(61_150));
    MarginExposure exposure = MarginExposure.of(RULES, position, dec(5), dec(60_000));
    var working =
        new Explainer(RULES, exposure, Optional.empty(), List.of())
            .of(MarginFigure.LIQUIDATION_PRICE);

    assertThat(working.lines().stream().map(OperationsPaperTest::cells).toList())
        .isEqualTo(
            MarginModelPaper.rows("line").stream()
                .map(
                    row ->
                        List.of(
                            text(row, "line"),
                            text(row, "meaning"),
                            text(row, "formula"),
                            text(row, "value")))
                .toList());
  }

  private static List<String> cells(WorkingLine line) {
    return List.of(line.symbol(), line.meaning().replace(',', ';'), line.formula(), line.shown());
  }

  @Test
  void theChangeOfDistanceOfThePaperIsTheOneTheCodeExplains() {
    var before = new IsolatedPosition(PositionSide.LONG, dec("0.5"), dec(60_000), dec(1_614));
    var after = new IsolatedPosition(PositionSide.LONG, dec("0.25"), dec(60_000), dec(989));
    var change =
        (DistanceChange.Explained)
            DistanceChange.between(
                new DistanceState(RULES, before, dec(60_000)),
                new DistanceState(RULES, after, dec(59_000)),
                new WalletFlows(dec(-30), dec(6)));

    assertThat(
            change.parts().stream()
                .map(part -> part.cause() + " " + Precision.canonical(part.shown()))
                .toList())
        .isEqualTo(
            MarginModelPaper.rows("cause").stream()
                .map(row -> text(row, "cause") + " " + text(row, "part"))
                .toList());
  }
}
