package io.ringfence.domain.calculator;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.calculator.PositionPreview.Change;
import io.ringfence.domain.calculator.PositionPreview.State;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.margin.TierSchedule;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.operation.Holding;
import io.ringfence.domain.operation.Operation;
import io.ringfence.domain.operation.OrderEffects;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PositionPreviewTest {
  private static final MarginRules RULES =
      new MarginRules(
          new InstrumentId("binance", "BTCUSDT"),
          "USDT",
          new StandardMargin(
              TierSchedule.excerpt(dec("0.005"), BigDecimal.ZERO),
              BigDecimal.ZERO,
              TriggerEquality.LIQUIDATES),
          new RemovalRule.WalletLessMaintenance(),
          "binance-usdm@test");
  private static final Holding HOLDING =
      Holding.of(
          new IsolatedPosition(
              Contract.LINEAR,
              PositionSide.LONG,
              dec(1),
              dec(1000),
              dec(300),
              VenueTerms.NONE.withLeverage(dec(10))));

  private static PositionPreview preview(Optional<OrderEffects> effects, BigDecimal mark) {
    return new PositionPreview(RULES, effects, HOLDING, mark, Optional.of(dec(320)));
  }

  private static State done(Change change) {
    return ((Change.Done) change).after();
  }

  @Test
  void addingMovesLiquidationAwayAndRaisesEveryLoss() {
    PositionPreview preview = preview(Optional.of(OrderEffects.BINANCE), dec(980));
    State before = preview.before();
    State after = done(preview.after(new Operation.Add(dec(50))));

    assertThat(after.exposure().distance().orElseThrow())
        .isGreaterThan(before.exposure().distance().orElseThrow());
    assertThat(after.cap()).isEqualByComparingTo("350");
    assertThat(after.stillToLose()).isEqualByComparingTo("330");
    assertThat(after.lifetimeCap().orElseThrow()).isEqualByComparingTo("370");
    assertThat(before.lifetimeCap().orElseThrow()).isEqualByComparingTo("320");
  }

  @Test
  void everyChangeIsAppliedToThePositionAsItIs() {
    PositionPreview preview = preview(Optional.of(OrderEffects.BINANCE), dec(980));
    done(preview.after(new Operation.Add(dec(50))));

    assertThat(done(preview.after(new Operation.Remove(dec(10)))).cap())
        .isEqualByComparingTo("290");
  }

  @Test
  void moreThanTheVenueLetsGoIsRefusedByItsRule() {
    PositionPreview preview = preview(Optional.of(OrderEffects.BINANCE), dec(980));

    assertThat(preview.after(new Operation.Remove(dec(299))))
        .isInstanceOfSatisfying(
            Change.NotDone.class, it -> assertThat(it.code()).isEqualTo("REMOVAL_FLOOR"));
  }

  @Test
  void aLeverageWhoseEffectIsNotKnownIsRefusedAndMarginCanStillBeMoved() {
    PositionPreview preview = preview(Optional.empty(), dec(980));

    assertThat(preview.after(new Operation.ChangeLeverage(dec(20))))
        .isInstanceOfSatisfying(
            Change.NotDone.class, it -> assertThat(it.code()).isEqualTo("RULE_UNKNOWN"));
    assertThat(done(preview.after(new Operation.Add(dec(1)))).cap()).isEqualByComparingTo("301");
  }
}
