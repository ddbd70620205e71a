package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.NaiveSchedule;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StandardMarginTest {
  private static final TierSchedule ONE_PERCENT =
      new NaiveSchedule(List.of(dec(1_000_000)), List.of(dec("0.01"))).schedule();

  private static final MaintenanceTier LOW =
      new MaintenanceTier(dec(0), dec(1_000), dec("0.01"), dec(0), dec(50));
  private static final MaintenanceTier HIGH =
      new MaintenanceTier(dec(1_000), dec(9_000), dec("0.1"), dec(0), dec(5));

  private static StandardMargin model(TriggerEquality equality) {
    return new StandardMargin(ONE_PERCENT, BigDecimal.ZERO, equality);
  }

  @ParameterizedTest(name = "{0} of {1} at {2} with {3}: liquidated at {4}, bankrupt at {5}")
  @CsvSource({
    "LONG, 10, 100, 109, 90, 89.1",
    "SHORT, 10, 100, 111, 110, 111.1",
    "LONG, 10, 100, 10, 100, 99",
    "LONG, 10, 100, -80, 109.090909090909090910, 108",
    "SHORT, 10, 100, -90, 90.099009900990099009, 91",
    "LONG, 1, 100, 1.5, 99.494949494949494950, 98.5",
  })
  void theRootIsRoundedTowardsTheMarkAtEighteenDigits(
      PositionSide side,
      BigDecimal quantity,
      BigDecimal entry,
      BigDecimal wallet,
      BigDecimal liquidation,
      BigDecimal bankruptcy) {
    var position = new IsolatedPosition(side, quantity, entry, wallet);
    StandardMargin model = model(TriggerEquality.LIQUIDATES);

    assertThat(model.liquidationPrice(position).orElseThrow().price(side))
        .isEqualByComparingTo(liquidation);
    assertThat(model.bankruptcyPrice(position).orElseThrow().price(side))
        .isEqualByComparingTo(bankruptcy);
  }

  @Test
  void aLongPaidInFullHasNeitherPrice() {
    var position = new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(1_000));

    assertThat(model(TriggerEquality.LIQUIDATES).liquidationPrice(position)).isEmpty();
    assertThat(model(TriggerEquality.LIQUIDATES).bankruptcyPrice(position)).isEmpty();
  }

  @Test
  void aLongOneUnitShortOfPaidInFullHasBoth() {
    var position =
        new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec("999.999999999999"));

    assertThat(model(TriggerEquality.LIQUIDATES).liquidationPrice(position)).isPresent();
    assertThat(model(TriggerEquality.LIQUIDATES).bankruptcyPrice(position)).isPresent();
  }

  @Test
  void aShortPaidInFullStillHasBoth() {
    var position = new IsolatedPosition(PositionSide.SHORT, dec(10), dec(100), dec(1_000));

    assertThat(model(TriggerEquality.LIQUIDATES).liquidationPrice(position)).isPresent();
    assertThat(model(TriggerEquality.LIQUIDATES).bankruptcyPrice(position)).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void equityEqualToTheRequirementFollowsTheVenue(TriggerEquality equality) {
    var position = new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(109));
    boolean atEquality = equality == TriggerEquality.LIQUIDATES;

    assertThat(model(equality).isLiquidatable(position, dec(90))).isEqualTo(atEquality);
    assertThat(model(equality).isLiquidatable(position, dec("89.999999999999"))).isTrue();
    assertThat(model(equality).isLiquidatable(position, dec("90.000000000001"))).isFalse();
  }

  @Test
  void theFeeOfTheTriggerBringsTheRootNearer() {
    var position = new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(109));
    var withFee = new StandardMargin(ONE_PERCENT, dec("0.01"), TriggerEquality.LIQUIDATES);

    assertThat(withFee.requirement(position, dec(90))).isEqualByComparingTo("18");
    assertThat(withFee.liquidationPrice(position).orElseThrow().price(PositionSide.LONG))
        .isEqualByComparingTo("90.918367346938775511");
  }

  @Test
  void theTierIsThatOfTheNotionalAtTheRootAndNotAtTheEntry() {
    TierSchedule twoTiers =
        new NaiveSchedule(List.of(dec(1_000), dec(9_000)), List.of(dec("0.01"), dec("0.1")))
            .schedule();
    var model = new StandardMargin(twoTiers, BigDecimal.ZERO, TriggerEquality.LIQUIDATES);
    // 2000 at entry is in the second tier; equity 9.90 meets the first tier's at 990.
    var position = new IsolatedPosition(PositionSide.LONG, dec(20), dec(100), dec("1019.90"));

    assertThat(model.liquidationPrice(position).orElseThrow().price(PositionSide.LONG))
        .isEqualByComparingTo("49.5");
  }

  @ParameterizedTest(name = "{0} of 20 at {1} with {2}, coming from {3}: {4}")
  @CsvSource({
    // 950 must be left of 2000: 10 % of 1055.6 above the edge, 1 % of 959.6 below it.
    "LONG, 100, 1050, 100, 52.777777777777777778",
    "LONG, 100, 1050, 48, 47.979797979797979798",
    "LONG, 100, 1050, 51, 52.777777777777777778",
    "LONG, 100, 1050, 47, 47.979797979797979798",
    // 50 is left at the edge: enough for 1 % of it, not for 10 % of anything above.
    "SHORT, 40, 250, 40, 50",
    "SHORT, 40, 250, 70, 50",
  })
  void whereAScheduleJumpsTheFirstPriceOnTheWayCounts(
      PositionSide side, BigDecimal entry, BigDecimal wallet, BigDecimal from, BigDecimal price) {
    var jumping = new TierSchedule(TierSchedule.Kind.WHOLE_POSITION, List.of(LOW, HIGH));
    var model = new StandardMargin(jumping, BigDecimal.ZERO, TriggerEquality.LIQUIDATES);
    var position = new IsolatedPosition(side, dec(20), entry, wallet);

    assertThat(model.liquidationPrice(position, from).orElseThrow().price(side))
        .isEqualByComparingTo(price);
  }

  @ParameterizedTest(name = "fee {0}: {1}")
  @CsvSource({
    "-0.001, 'triggerFeeRate must be >= 0, was -0.001'",
    "0.99, 'highest rate and triggerFeeRate together must be < 1, were 1.00'",
  })
  void aTriggerFeeThatLeavesNoRootIsRefused(BigDecimal fee, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new StandardMargin(ONE_PERCENT, fee, TriggerEquality.LIQUIDATES))
        .withMessage(message);
  }

  @ParameterizedTest(name = "{0} of {1} USD at {2} with {3} coins: {4}")
  @CsvSource({
    // 10000/p: a long is worth 0.5 - V + W, so that V may grow to (0.5 + 0.1) / 1.01.
    "LONG, 10000, 20000, 0.1, 16833.333333333333333334",
    "SHORT, 10000, 20000, 0.1, 24750",
    // A short paid in full cannot lose its coins: the price would have to be infinite.
    "SHORT, 10000, 20000, 0.5, ",
  })
  void anInverseRootIsThatOfTheValueInCoins(
      PositionSide side,
      BigDecimal face,
      BigDecimal entry,
      BigDecimal wallet,
      @Nullable BigDecimal price) {
    var inverse = new Contract(ContractKind.INVERSE, BigDecimal.ONE, 8);
    var position = new IsolatedPosition(inverse, side, face, entry, wallet, VenueTerms.NONE);

    var root = model(TriggerEquality.LIQUIDATES).liquidationPrice(position);
    assertThat(root.map(it -> it.price(side)).orElse(null))
        .usingComparator(Comparator.nullsFirst(Comparator.naturalOrder()))
        .isEqualTo(price);
  }
}
