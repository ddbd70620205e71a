package io.ringfence.domain.position;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Figures;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.margin.RemovalRule;
import io.ringfence.domain.margin.StandardMargin;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopCoverTest {
  private static final MarginRules RULES =
      new MarginRules(
          Figures.BTC,
          "USDT",
          new StandardMargin(
              new NaiveSchedule(List.of(dec(10_000)), List.of(dec("0.01"))).schedule(),
              BigDecimal.ZERO,
              StandardMargin.TriggerEquality.LIQUIDATES),
          new RemovalRule.WalletLessMaintenance(),
          "test@1");

  @ParameterizedTest(name = "{0} W {1}, stop {2} for {3} of 10 at mark 100: {4}")
  @CsvSource({
    // A long that is liquidated at 90.
    "LONG, 109, , , false",
    "LONG, 109, 95, , false",
    "LONG, 109, , 10, false",
    "LONG, 109, 95, 10, true",
    "LONG, 109, 95, 11, true",
    "LONG, 109, 95, 9.99, false",
    "LONG, 109, 90, 10, false",
    "LONG, 109, 90.000000000001, 10, true",
    "LONG, 109, 89, 10, false",
    "LONG, 109, 100, 10, false",
    "LONG, 109, 99.999999999999, 10, true",
    "LONG, 109, 101, 10, false",
    // A short that is liquidated at 110.
    "SHORT, 111, 105, 10, true",
    "SHORT, 111, 110, 10, false",
    "SHORT, 111, 109.999999999999, 10, true",
    "SHORT, 111, 111, 10, false",
    "SHORT, 111, 100, 10, false",
    "SHORT, 111, 95, 10, false",
    // A long paid in full has no liquidation price.
    "LONG, 1000, 0.5, 10, true",
    "LONG, 1000, 100, 10, false",
  })
  void aStopIsEffectiveWhenItCoversAllAndLiesStrictlyBetweenMarkAndLiquidation(
      PositionSide side,
      BigDecimal wallet,
      @Nullable BigDecimal stop,
      @Nullable BigDecimal covered,
      boolean effective) {
    var position = new IsolatedPosition(side, dec(10), dec(100), wallet);

    assertThat(StopCover.isEffective(facts(stop, covered), at(position, "100")))
        .isEqualTo(effective);
  }

  @ParameterizedTest(name = "mark {0}: {1}")
  @CsvSource({"130, true", "121, true", "120, false", "119, false"})
  void aStopTrailedIntoProfitIsValidAsLongAsTheMarkIsBeyondIt(String mark, boolean effective) {
    var position = new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(109));

    assertThat(StopCover.isEffective(facts(dec(120), dec(10)), at(position, mark)))
        .isEqualTo(effective);
  }

  private static MarginExposure at(IsolatedPosition position, String mark) {
    return MarginExposure.of(RULES, position, BigDecimal.TEN, dec(mark));
  }

  private static PositionFacts facts(@Nullable BigDecimal stop, @Nullable BigDecimal covered) {
    return new PositionFacts(
        "alpha",
        "one",
        "tess",
        stop,
        covered,
        null,
        null,
        null,
        null,
        null,
        PositionFacts.Labels.UNKNOWN);
  }
}
