package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.margin.TenAtHundred.FEE;
import static io.ringfence.domain.margin.TenAtHundred.HALF_PERCENT;
import static io.ringfence.domain.margin.TenAtHundred.ONE_PERCENT_LESS_2;
import static io.ringfence.domain.margin.TenAtHundred.exact;
import static io.ringfence.domain.margin.TenAtHundred.price;
import static io.ringfence.domain.margin.TenAtHundred.ten;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each generation makes of the root before it prints it, and what then decides. */
class PrintedPricesTest {
  @ParameterizedTest(name = "{0} printed at {1}")
  @CsvSource({"LONG, 89.9", "SHORT, 110.1"})
  void okxPrintsOneTickEarlyAndLiquidatesByTheEquation(PositionSide side, String printed) {
    var standard =
        new StandardMargin(
            TierSchedule.excerpt(dec("0.009"), dec(0)), FEE, TriggerEquality.LIQUIDATES);
    var model = new OkxTick(standard, dec("0.1"));
    BigDecimal root = side == PositionSide.LONG ? dec("89.8") : dec("110.2");
    IsolatedPosition position = ten(side).withMargin(root.multiply(dec("0.1")).add(dec(102)));

    assertThat(price(model.liquidationPrice(position), side)).isEqualTo(printed);
    assertThat(model.isLiquidatable(position, dec(printed))).isFalse();
    assertThat(model.isLiquidatable(position, root)).isTrue();
    assertThat(exact(model.maintenanceMargin(position, dec(100)))).isEqualByComparingTo("9");
    assertThat(exact(model.exactRequirement(position, dec(100)))).isEqualByComparingTo("10");
  }

  @Test
  void okxPrintsNoPriceThatIsNotAbove0() {
    var standard = new StandardMargin(HALF_PERCENT, FEE, TriggerEquality.LIQUIDATES);
    var short1 = new IsolatedPosition(PositionSide.SHORT, dec(10), dec(100), dec("-989.94"));

    // 1000 - 989.94 = 1.006 V: V = 10, price 1.
    assertThat(new OkxTick(standard, dec("0.9")).liquidationPrice(short1)).isPresent();
    assertThat(new OkxTick(standard, dec(1)).liquidationPrice(short1)).isEmpty();
  }

  @ParameterizedTest(name = "{0}: liquidated at {1}, bankrupt at {2}")
  @CsvSource({"LONG, 89.7, 90", "SHORT, 110.3, 110"})
  void kucoinRoundsTheLiquidationTowardsTheEntryAndTheBankruptcyAway(
      PositionSide side, String liquidation, String bankruptcy) {
    var model = new KucoinV1(HALF_PERCENT, FEE, dec("0.1"));

    // 5 and the frozen fee on 1000 + 100: 110 - 6.1 lies 10.39 from the entry.
    assertThat(exact(model.requirementAtEntry(ten(side)))).isEqualByComparingTo("6.1");
    assertThat(price(model.liquidationPrice(ten(side)), side)).isEqualTo(liquidation);
    assertThat(price(model.bankruptcyPrice(ten(side)), side)).isEqualTo(bankruptcy);
    assertThat(exact(model.feeToClose(ten(side), FEE).orElseThrow())).isEqualByComparingTo("1.1");
  }

  @ParameterizedTest(name = "{0}: bankrupt at {1}")
  @CsvSource({"LONG, 89.9", "SHORT, 110.1"})
  void kucoinCountsAddedMarginInBothAndItsFeeOutOfItself(PositionSide side, String bankruptcy) {
    var model = new KucoinV1(HALF_PERCENT, FEE, dec("0.1"));
    var added =
        ten(side)
            .withTerms(
                new VenueTerms(
                    Optional.of(dec(10)), dec("0.4995"), Optional.empty(), Optional.empty()));

    assertThat(price(model.bankruptcyPrice(added), side)).isEqualTo(bankruptcy);
    assertThat(exact(model.feeToClose(added, FEE).orElseThrow())).isEqualByComparingTo("1.1005");
  }

  @ParameterizedTest(name = "{0} at {1}")
  @CsvSource({"LONG, 90", "SHORT, 110"})
  void bitmexRoundsTheBankruptcyPriceTowardsTheEntry(PositionSide side, String bankruptcy) {
    var position =
        ten(side)
            .withTerms(
                new VenueTerms(Optional.of(dec(10)), dec(2), Optional.empty(), Optional.empty()));

    // 102 of 1000: 89.8 for the long, 110.2 for the short.
    assertThat(price(new Bitmex(HALF_PERCENT, FEE, dec(1)).bankruptcyPrice(position), side))
        .isEqualTo(bankruptcy);
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @CsvSource({"LONG, 89.5, 89", "SHORT, 110.5, 111"})
  void bybitRoundedBothPricesTowardsTheEntryAndDeductsNoAmount(
      PositionSide side, String liquidation, String bankruptcy) {
    var model = new BybitLegacyRounded(ONE_PERCENT_LESS_2, dec("0.5"));
    IsolatedPosition position = ten(side).withMargin(dec("115"));

    assertThat(exact(model.requirementAtEntry(position))).isEqualByComparingTo("10");
    assertThat(price(model.liquidationPrice(position), side)).isEqualTo(liquidation);
    assertThat(price(model.bankruptcyPrice(position.withMargin(dec("111"))), side))
        .isEqualTo(bankruptcy);
  }

  @ParameterizedTest(name = "mark {0}, liquidated {1}")
  @CsvSource({"89.6, false", "89.5, true", "89.45, true"})
  void aPrintedPriceDecidesAndNotTheEquation(String mark, boolean liquidated) {
    var model = new BybitLegacyRounded(ONE_PERCENT_LESS_2, dec("0.5"));

    // The equation is met at 89.41 only.
    IsolatedPosition position = ten(PositionSide.LONG).withMargin(dec("115.9"));
    assertThat(model.isLiquidatable(position, dec(mark))).isEqualTo(liquidated);
  }

  @ParameterizedTest(name = "{0} liquidated at {1}")
  @CsvSource({"LONG, 89.8", "SHORT, 110.2"})
  void maintenanceFixedAtEntryDoesNotFollowTheMark(PositionSide side, String price) {
    var model = new EntryMaintenance(ONE_PERCENT_LESS_2, TriggerEquality.LIQUIDATES);

    assertThat(exact(model.exactRequirement(ten(side), dec(1)))).isEqualByComparingTo("8");
    assertThat(price(model.liquidationPrice(ten(side)), side)).isEqualTo(price);
    assertThat(model.isLiquidatable(ten(side), dec(price))).isTrue();
  }

  @ParameterizedTest(name = "equality {0}")
  @CsvSource({"LIQUIDATES, true", "SURVIVES, false"})
  void equalityDecidesWhereNothingIsRounded(TriggerEquality equality, boolean liquidated) {
    var fixed = new EntryMaintenance(ONE_PERCENT_LESS_2, equality);
    var standard = new StandardMargin(ONE_PERCENT_LESS_2, BigDecimal.ZERO, equality);
    var okx = new OkxTick(standard, dec("0.1"));
    IsolatedPosition atStandard = ten(PositionSide.LONG).withMargin(dec(107));
    IsolatedPosition atAdjusted = ten(PositionSide.LONG).withMargin(dec(109));

    assertThat(fixed.isLiquidatable(ten(PositionSide.LONG), dec("89.8"))).isEqualTo(liquidated);
    assertThat(okx.isLiquidatable(atStandard, dec(90))).isEqualTo(liquidated);
    assertThat(new Htx(standard, dec("0.1")).isLiquidatable(atAdjusted, dec(90)))
        .isEqualTo(liquidated);
  }
}
