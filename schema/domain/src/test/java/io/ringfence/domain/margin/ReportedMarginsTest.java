package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static io.ringfence.domain.margin.TenAtHundred.FEE;
import static io.ringfence.domain.margin.TenAtHundred.HALF_PERCENT;
import static io.ringfence.domain.margin.TenAtHundred.ONE_PERCENT_LESS_2;
import static io.ringfence.domain.margin.TenAtHundred.SATOSHI;
import static io.ringfence.domain.margin.TenAtHundred.exact;
import static io.ringfence.domain.margin.TenAtHundred.price;
import static io.ringfence.domain.margin.TenAtHundred.ten;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The requirements, margins and fees of each generation, on figures checked by hand. */
class ReportedMarginsTest {
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

  @Test
  void theClosingFeeIsRoundedUpToEightDigits() {
    var model = new EntryMaintenance(HALF_PERCENT, TriggerEquality.LIQUIDATES);

    // Bankrupt at a value of 890.
    assertThat(model.closingFee(ten(PositionSide.LONG), dec("0.0000123456789")))
        .hasValue(dec("0.01098766"));
  }
}
