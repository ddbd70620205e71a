package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sets each generation apart, on figures that can be checked by hand. */
class FormulaGenerationsTest {
  private static final Contract SATOSHI = new Contract(ContractKind.INVERSE, dec(1), 8);
  private static final TierSchedule HALF_PERCENT = TierSchedule.excerpt(dec("0.005"), dec(0));
  private static final TierSchedule ONE_PERCENT_LESS_2 = TierSchedule.excerpt(dec("0.01"), dec(2));
  private static final BigDecimal FEE = dec("0.001");

  /** Ten at 100, wallet 110, ten times leverage. */
  private static IsolatedPosition ten(PositionSide side) {
    return new IsolatedPosition(side, dec(10), dec(100), dec(110))
        .withTerms(VenueTerms.NONE.withLeverage(dec(10)));
  }

  private static String price(Optional<PriceRoot> root, PositionSide side) {
    return root.map(it -> it.price(side).stripTrailingZeros().toPlainString()).orElse("none");
  }

  private static BigDecimal exact(Fraction figure) {
    return figure.exactOrRounded(18, RoundingMode.UNNECESSARY);
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
    var short1 = new IsolatedPosition(PositionSide.SHORT, dec(10), dec(100), dec(-990));

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

  @Test
  void thePrintedMaintenanceMarginTakesThePlaceOfTheFormulas() {
    var printed =
        ten(PositionSide.LONG)
            .withTerms(
                new VenueTerms(
                    Optional.empty(), BigDecimal.ZERO, Optional.empty(), Optional.of(dec(7))));

    assertThat(exact(new KucoinV1(HALF_PERCENT, FEE, dec("0.1")).requirementAtEntry(printed)))
        .isEqualByComparingTo("7");
    assertThat(
            exact(
                new BybitLegacyInverse(HALF_PERCENT, FEE, dec("0.1"))
                    .maintenanceMargin(printed, dec(1))))
        .isEqualByComparingTo("7");
  }

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

  /** XBTUSD of 2019-01-04 and 2017-11-29: the venue printed 173 and 58 satoshi. */
  @ParameterizedTest(name = "cost {1} at {2}x: {3}, of it fee {4}")
  @CsvSource({
    "LONG, 0.00026459, 1, 0.00000173, 0.00000040",
    "SHORT, 0.00009284, 2, 0.00000058, 0.00000011"
  })
  void bitmexRoundsItsMaintenanceUpToWholeSatoshi(
      PositionSide side, String cost, String leverage, String maintenance, String fee) {
    var position =
        new IsolatedPosition(
            SATOSHI,
            side,
            dec(1),
            dec(4000),
            BigDecimal.ZERO,
            new VenueTerms(
                Optional.of(dec(leverage)),
                BigDecimal.ZERO,
                Optional.of(dec(cost)),
                Optional.empty()));
    var model = new Bitmex(HALF_PERCENT, dec("0.00075"), dec("0.5"));

    assertThat(exact(model.requirementAtEntry(position))).isEqualByComparingTo(maintenance);
    assertThat(exact(model.feeToClose(position, dec("0.00075")).orElseThrow()))
        .isEqualByComparingTo(fee);
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

  @Test
  void theLegacyClosingFeeIsPaidOutOfTheWalletAtTheBankruptcyPrice() {
    var model = new BybitLegacyInverse(ONE_PERCENT_LESS_2, dec("0.25"), dec("0.5"));
    Contract coin = new Contract(ContractKind.INVERSE, dec(100_000), 8);
    IsolatedPosition position =
        new IsolatedPosition(coin, PositionSide.LONG, dec(1), dec(100), dec(250), VenueTerms.NONE);

    // 1000 + 250 = 1.25 V: V = 1000, price 100, fee 250.
    assertThat(price(model.bankruptcyPrice(position), PositionSide.LONG)).isEqualTo("100");
    assertThat(exact(model.requirementAtEntry(position))).isEqualByComparingTo("258");
    assertThat(exact(model.maintenanceMargin(position, dec(50)))).isEqualByComparingTo("8");
  }

  @Test
  void withoutABankruptcyPriceThereIsNoClosingFee() {
    var model = new BybitLegacyInverse(ONE_PERCENT_LESS_2, dec("0.25"), dec("0.5"));
    Contract coin = new Contract(ContractKind.INVERSE, dec(100_000), 8);
    IsolatedPosition position =
        new IsolatedPosition(
            coin, PositionSide.SHORT, dec(1), dec(100), dec(1_004), VenueTerms.NONE);

    assertThat(model.bankruptcyPrice(position)).isEmpty();
    assertThat(model.closingFee(position, dec("0.25"))).isEmpty();
    assertThat(exact(model.requirementAtEntry(position))).isEqualByComparingTo("8");
  }

  @ParameterizedTest(name = "{0}: fee {1}")
  @CsvSource({"LONG, 0.9", "SHORT, 1.1"})
  void bybitReportsTheFeeToCloseInBothMarginsAndItCancelsInTheTrigger(
      PositionSide side, String fee) {
    var model = new BybitFeeToClose(ONE_PERCENT_LESS_2, FEE);
    var standard =
        new StandardMargin(ONE_PERCENT_LESS_2, BigDecimal.ZERO, TriggerEquality.LIQUIDATES);
    IsolatedPosition position = ten(side);

    assertThat(exact(model.feeToClose(position, FEE).orElseThrow())).isEqualByComparingTo(fee);
    assertThat(exact(model.initialMargin(position).orElseThrow()))
        .isEqualByComparingTo(dec(100).add(dec(fee)));
    assertThat(exact(model.maintenanceMargin(position, dec(1))))
        .isEqualByComparingTo(dec(8).add(dec(fee)));
    assertThat(exact(model.positionBalance(position, FEE).orElseThrow()))
        .isEqualByComparingTo(dec(100).add(dec(fee)));
    assertThat(model.liquidationPrice(position)).isEqualTo(standard.liquidationPrice(position));
  }

  @ParameterizedTest(name = "{0}: of 125 added count {2}")
  @CsvSource({"LONG, 0.25, 100", "SHORT, 0.375, 200"})
  void ofMarginAddedToAnInverseBybitPositionAPartPaysTheLargerFee(
      PositionSide side, String fee, String counts) {
    var model = new BybitFeeToClose(HALF_PERCENT, dec(fee));
    Contract coin = new Contract(ContractKind.INVERSE, dec(100_000), 8);
    var terms = new VenueTerms(Optional.empty(), dec(125), Optional.empty(), Optional.empty());
    var position = new IsolatedPosition(coin, side, dec(1), dec(100), dec(225), terms);
    var linear = new IsolatedPosition(side, dec(10), dec(100), dec(225)).withTerms(terms);

    assertThat(exact(model.countedEquity(position, Fraction.of(dec(1_000)))))
        .isEqualByComparingTo(dec(100).add(dec(counts)));
    assertThat(exact(model.countedEquity(linear, Fraction.of(dec(1_000)))))
        .isEqualByComparingTo("225");
  }

  @Test
  void htxDividesItsFactorByTheChosenLeverageAndFallsBackToTheBrackets() {
    var standard = new StandardMargin(HALF_PERCENT, FEE, TriggerEquality.LIQUIDATES);
    var model = new Htx(standard, dec("0.2"));
    IsolatedPosition unknown = ten(PositionSide.LONG).withTerms(VenueTerms.NONE);

    assertThat(exact(model.maintenanceMargin(ten(PositionSide.LONG), dec(100))))
        .isEqualByComparingTo("20");
    assertThat(exact(model.exactRequirement(ten(PositionSide.LONG), dec(100))))
        .isEqualByComparingTo("21");
    assertThat(exact(model.maintenanceMargin(unknown, dec(100)))).isEqualByComparingTo("5");
    assertThat(exact(model.exactRequirement(unknown, dec(100)))).isEqualByComparingTo("6");
    assertThat(model.liquidationPrice(unknown)).isEqualTo(standard.liquidationPrice(unknown));
    assertThat(model.schedule()).isEqualTo(HALF_PERCENT);
  }

  @Test
  void nautilusDividesBothMarginsByTheLeverage() {
    var model = new Nautilus(dec("0.5"));

    assertThat(exact(model.initialMargin(ten(PositionSide.LONG)).orElseThrow()))
        .isEqualByComparingTo("50");
    assertThat(exact(model.maintenanceMargin(ten(PositionSide.LONG), dec(80))))
        .isEqualByComparingTo("40");
    assertThat(model.schedule().tiers().getFirst().rate()).isEqualByComparingTo("0.5");
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
  void theClosingFeeIsRoundedUpToEightDigits() {
    var model = new EntryMaintenance(HALF_PERCENT, TriggerEquality.LIQUIDATES);

    // Bankrupt at a value of 890.
    assertThat(model.closingFee(ten(PositionSide.LONG), dec("0.0000123456789")))
        .hasValue(dec("0.01098766"));
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

  private static void refused(ThrowingCallable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
  }
}
