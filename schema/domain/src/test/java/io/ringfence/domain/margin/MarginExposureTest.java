package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Figures;
import io.ringfence.domain.NaivePosition;
import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarginExposureTest {
  private static final NaiveSchedule ONE_PERCENT =
      new NaiveSchedule(List.of(dec(100_000)), List.of(dec("0.01")));

  private static MarginExposure exposure(NaivePosition position, BigDecimal mark) {
    var rules =
        new MarginRules(
            Figures.BTC,
            "USDT",
            position.model(),
            new RemovalRule.WalletLessMaintenance(),
            "test@1");
    return MarginExposure.of(rules, position.economics(), BigDecimal.TEN, mark);
  }

  /** Ten at entry 100. */
  private static MarginExposure ten(PositionSide side, String wallet, String mark) {
    return exposure(
        new NaivePosition(side.sign(), dec(10), dec(100), dec(wallet), ONE_PERCENT, dec(0)),
        dec(mark));
  }

  @Test
  void aLongIsValuedAtItsMark() {
    MarginExposure exposure = ten(PositionSide.LONG, "109", "95");

    assertThat(exposure.notional()).isEqualByComparingTo("950");
    assertThat(exposure.netNotional()).isEqualByComparingTo("950");
    assertThat(exposure.unrealisedPnl()).isEqualByComparingTo("-50");
    assertThat(exposure.equity()).isEqualByComparingTo("59");
    assertThat(exposure.maintenanceMargin()).isEqualByComparingTo("9.5");
    assertThat(exposure.initialMargin()).isEqualByComparingTo("95");
    assertThat(exposure.removableMargin()).isEqualByComparingTo("0");
    assertThat(exposure.marginRatio().orElseThrow()).isEqualByComparingTo("0.161016949152542373");
    assertThat(exposure.distance().orElseThrow()).isEqualByComparingTo("0.052631578947368421");
  }

  @Test
  void aShortIsValuedAtItsMark() {
    MarginExposure exposure = ten(PositionSide.SHORT, "111", "105");

    assertThat(exposure.netNotional()).isEqualByComparingTo("-1050");
    assertThat(exposure.unrealisedPnl()).isEqualByComparingTo("-50");
    assertThat(exposure.equity()).isEqualByComparingTo("61");
    assertThat(exposure.distance().orElseThrow()).isEqualByComparingTo("0.047619047619047619");
  }

  @ParameterizedTest(name = "W {0} at mark {1} can still lose {2}")
  @CsvSource({"100, 140, 500", "100, 92, 20", "100, 90, 0", "100, 80, 0"})
  void whatCanStillBeLostFollowsTheMarkAndIsNeverNegative(
      String wallet, String mark, String expected) {
    assertThat(ten(PositionSide.LONG, wallet, mark).stillToLose()).isEqualByComparingTo(expected);
  }

  @ParameterizedTest(name = "W {0} at mark {1}")
  @CsvSource({"100, 90", "100, 80"})
  void aBankruptPositionHasNoRatioAndHasReachedEveryLevel(String wallet, String mark) {
    MarginExposure exposure = ten(PositionSide.LONG, wallet, mark);

    assertThat(exposure.marginRatio()).isEmpty();
    assertThat(exposure.ratioReaches(dec(1_000))).isTrue();
  }

  @ParameterizedTest(name = "equity {0} against a requirement of 9 has reached 0.8: {1}")
  @CsvSource({"9, true", "11.25, true", "11.250000000001, false"})
  void aRatioEqualToTheLevelHasReachedIt(BigDecimal equity, boolean reached) {
    MarginExposure exposure = ten(PositionSide.LONG, equity.add(dec(100)).toString(), "90");

    assertThat(exposure.maintenanceMargin()).isEqualByComparingTo("9");
    assertThat(exposure.ratioReaches(dec("0.8"))).isEqualTo(reached);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void reachingARatioAgreesWithTheRatioShown(long seed) {
    Dice dice = new Dice(seed);
    for (int i = 0; i < 50; i++) {
      NaivePosition position = NaivePosition.random(dice);
      MarginExposure exposure = exposure(position, dice.between("0.01", "90000", 2));
      exposure
          .marginRatio()
          .ifPresent(
              shown -> {
                assertThat(exposure.ratioReaches(shown.subtract(dec("1e-18")))).isTrue();
                assertThat(exposure.ratioReaches(shown.add(dec("1e-18")))).isFalse();
              });
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("io.ringfence.domain.Seeds#fifty")
  void beingWithinADistanceMeansLiquidationAtThePriceThatFarAway(long seed) {
    Dice dice = new Dice(seed);
    for (int i = 0; i < 50; i++) {
      NaivePosition position = NaivePosition.random(dice);
      BigDecimal mark = dice.between("0.01", "90000", 2);
      BigDecimal level = dice.between("0", "0.9", 4);
      BigDecimal price =
          mark.multiply(BigDecimal.ONE.subtract(level.multiply(dec(position.sign()))));

      assertThat(exposure(position, mark).distanceWithin(level))
          .as("%s at %s within %s", position, mark, level)
          .isEqualTo(position.excess(price).signum() <= 0);
    }
  }

  @Test
  void aLongPaidInFullIsWithinNoDistance() {
    MarginExposure exposure = ten(PositionSide.LONG, "1000", "1");

    assertThat(exposure.distance()).isEmpty();
    assertThat(exposure.distanceWithin(dec("0.999999"))).isFalse();
  }

  @Test
  void aShortThatLostMoreThanItsWorthIsWithinEveryDistanceThoughNoPriceSavesIt() {
    MarginExposure exposure = ten(PositionSide.SHORT, "-1000", "1");

    assertThat(exposure.liquidationPrice()).isEmpty();
    assertThat(exposure.distanceWithin(dec("0.02"))).isTrue();
  }

  @ParameterizedTest(name = "leverage {0} at mark {1}")
  @CsvSource({"0, 1", "-1, 1", "1, 0", "1, -1"})
  void aValuationNeedsLeverageAndMark(BigDecimal leverage, BigDecimal mark) {
    MarginExposure valued = ten(PositionSide.LONG, "109", "95");
    var rules =
        new MarginRules(
            Figures.BTC,
            "USDT",
            new NaivePosition(1, dec(1), dec(1), dec(1), ONE_PERCENT, dec(0)).model(),
            new RemovalRule.WalletLessMaintenance(),
            "test@1");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> MarginExposure.of(rules, valued.position(), leverage, mark))
        .withMessage("leverage and mark must be > 0, were %s and %s", leverage, mark);
  }

  @ParameterizedTest(name = "quantity {0}, entry {1}: {2}")
  @CsvSource({
    "0, 1, 'quantity must be > 0, was 0'",
    "-2, 1, 'quantity must be > 0, was -2'",
    "1, 0, 'entryPrice must be > 0, was 0'",
    "1, -3, 'entryPrice must be > 0, was -3'",
  })
  void aPositionNeedsQuantityAndEntry(BigDecimal quantity, BigDecimal entry, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IsolatedPosition(PositionSide.LONG, quantity, entry, dec(1)))
        .withMessage(message);
  }

  @ParameterizedTest(name = "{0} at rate {1}: {2}")
  @CsvSource({"LONG, 0.001, -1.1", "SHORT, 0.001, 1.1", "LONG, -0.001, 1.1", "SHORT, -0.001, -1.1"})
  void fundingIsPaidByTheSideTheRateNames(PositionSide side, BigDecimal rate, BigDecimal change) {
    var position = new IsolatedPosition(side, dec(10), dec(100), dec(1));

    assertThat(position.funding(dec(110), rate)).isEqualByComparingTo(change);
  }

  @ParameterizedTest(name = "asset ''{0}'', pack ''{1}'': {2}")
  @CsvSource({
    "' ', test@1, settlementAsset must not be blank",
    "USDT, '', rulePack must not be blank",
  })
  void rulesNeedAnAssetAndAPack(String asset, String pack, String message) {
    var model = new NaivePosition(1, dec(1), dec(1), dec(1), ONE_PERCENT, dec(0)).model();
    var removal = new RemovalRule.WalletLessMaintenance();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MarginRules(Figures.BTC, asset, model, removal, pack))
        .withMessage(message);
  }
}
