package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.margin.TenAtHundred.FEE;
import static io.ringfence.domain.margin.TenAtHundred.HALF_PERCENT;
import static io.ringfence.domain.margin.TenAtHundred.refused;
import static io.ringfence.domain.margin.TenAtHundred.ten;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a generation refuses. */
class GenerationParametersTest {
  @Test
  void aFormulaThatNeedsTheLeverageSaysSo() {
    IsolatedPosition unknown = ten(PositionSide.LONG).withTerms(VenueTerms.NONE);
    String message = "leverage must be given: the formula needs it";

    for (ThrowingCallable call :
        new ThrowingCallable[] {
          () -> new KucoinV1(HALF_PERCENT, FEE, dec(1)).liquidationPrice(unknown),
          () -> new Bitmex(HALF_PERCENT, FEE, dec(1)).bankruptcyPrice(unknown),
          () -> new BybitFeeToClose(HALF_PERCENT, FEE).maintenanceMargin(unknown, dec(1)),
          () -> new Nautilus(dec("0.1")).liquidationPrice(unknown)
        }) {
      assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
    MarginModel model = new KucoinV1(HALF_PERCENT, FEE, dec(1));
    assertThat(model.feeToClose(unknown, FEE)).isEmpty();
    assertThat(model.initialMargin(unknown)).isEmpty();
    assertThat(model.positionBalance(unknown, FEE)).isEmpty();
    assertThat(new Bitmex(HALF_PERCENT, FEE, dec(1)).feeToClose(unknown, FEE)).isEmpty();
    assertThat(new BybitFeeToClose(HALF_PERCENT, FEE).initialMargin(unknown)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "0.4"})
  void aLeverageThatLeavesNoRateBelow1IsRefused(String leverage) {
    var model = new Nautilus(dec("0.5"));
    IsolatedPosition position =
        ten(PositionSide.LONG).withTerms(VenueTerms.NONE.withLeverage(dec(leverage)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> model.liquidationPrice(position))
        .withMessage("leverage must leave a maintenance rate below 1, was " + leverage);
  }

  @Test
  void parametersOutOfRangeAreRefusedWithFieldRuleAndFinding() {
    var standard = new StandardMargin(HALF_PERCENT, FEE, TriggerEquality.LIQUIDATES);
    refused(() -> new OkxTick(standard, dec(0)), "tickSize must be > 0, was 0");
    refused(() -> new KucoinV1(HALF_PERCENT, dec(-1), dec(1)), "takerFeeRate must be >= 0, was -1");
    refused(() -> new KucoinV1(HALF_PERCENT, dec(1), dec(1)), "takerFeeRate must be < 1, was 1");
    refused(() -> new KucoinV1(HALF_PERCENT, FEE, dec(-1)), "tickSize must be > 0, was -1");
    refused(
        () -> new BybitLegacyInverse(HALF_PERCENT, dec(1), dec(1)),
        "takerFeeRate must be < 1, was 1");
    refused(() -> new BybitLegacyInverse(HALF_PERCENT, FEE, dec(0)), "tickSize must be > 0, was 0");
    refused(() -> new BybitLegacyRounded(HALF_PERCENT, dec(0)), "tickSize must be > 0, was 0");
    refused(() -> new Bitmex(HALF_PERCENT, dec(1), dec(1)), "takerFeeRate must be < 1, was 1");
    refused(() -> new Bitmex(HALF_PERCENT, FEE, dec(0)), "tickSize must be > 0, was 0");
    refused(() -> new BybitFeeToClose(HALF_PERCENT, dec(1)), "takerFeeRate must be < 1, was 1");
    refused(() -> new Htx(standard, dec(0)), "adjustFactor must be > 0, was 0");
    refused(() -> new Htx(standard, dec(1)), "adjustFactor must be < 1, was 1");
    refused(() -> new Nautilus(dec(0)), "rate must be > 0, was 0");
    refused(() -> new Nautilus(dec(1)), "rate must be < 1, was 1");
    refused(() -> new LiquidationBuffer(dec(1)), "share must be < 1, was 1");
  }

  @Test
  void termsOutOfRangeAreRefusedWithFieldRuleAndFinding() {
    Optional<BigDecimal> none = Optional.empty();
    refused(() -> VenueTerms.NONE.withLeverage(dec(0)), "leverage must be > 0, was 0");
    refused(() -> new VenueTerms(none, dec(-1), none, none), "addedMargin must be >= 0, was -1");
    refused(
        () -> new VenueTerms(none, dec(0), Optional.of(dec(0)), none),
        "entryCost must be > 0, was 0");
    refused(
        () -> new VenueTerms(none, dec(0), none, Optional.of(dec(-1))),
        "maintenanceMargin must be >= 0, was -1");
  }

  @Test
  void aGenerationThatWrapsTheStandardOneHasItsBrackets() {
    var standard = new StandardMargin(HALF_PERCENT, FEE, TriggerEquality.LIQUIDATES);

    assertThat(new OkxTick(standard, dec(1)).schedule()).isSameAs(HALF_PERCENT);
    assertThat(new Htx(standard, dec("0.1")).schedule()).isSameAs(HALF_PERCENT);
  }
}
