package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Figures;
import io.ringfence.domain.quantity.PositionSide;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IsolatedPositionTest {
  private static IsolatedPosition position(ContractKind kind, PositionSide side) {
    return new IsolatedPosition(
        new Contract(kind, dec(100), 8), side, dec(3), dec(20), dec(5), VenueTerms.NONE);
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "LINEAR, LONG, 1",
    "LINEAR, SHORT, -1",
    "QUANTO, LONG, 1",
    "QUANTO, SHORT, -1",
    "INVERSE, LONG, -1",
    "INVERSE, SHORT, 1"
  })
  void equityRisesWithValueExceptWhereTheContractIsInverse(
      ContractKind kind, PositionSide side, int sign) {
    assertThat(position(kind, side).valueSign()).isEqualTo(sign);
  }

  @ParameterizedTest(name = "{0} {1}: value {2}, profit {3}, equity {4}")
  @CsvSource({
    "LINEAR, LONG, 9000, 3000, 3005",
    "LINEAR, SHORT, 9000, -3000, -2995",
    "INVERSE, LONG, 10, 5, 10",
    "INVERSE, SHORT, 10, -5, 0"
  })
  void valueAndProfitFollowThePrice(
      ContractKind kind, PositionSide side, String value, String profit, String equity) {
    IsolatedPosition position = position(kind, side);

    assertThat(position.notional(dec(30))).isEqualByComparingTo(value);
    assertThat(position.unrealisedPnl(dec(30))).isEqualByComparingTo(profit);
    assertThat(position.equity(dec(30))).isEqualByComparingTo(equity);
  }

  @Test
  void whatDoesNotEndIsRoundedAgainstTheHolder() {
    IsolatedPosition position = position(ContractKind.INVERSE, PositionSide.LONG);

    assertThat(position.notional(dec(7))).isEqualByComparingTo("42.85714286");
    assertThat(position.unrealisedPnl(dec(7))).isEqualByComparingTo("-27.85714286");
  }

  @ParameterizedTest(name = "{0} at rate {1}: {2}")
  @CsvSource({"LONG, 0.01, -90", "SHORT, 0.01, 90", "LONG, -0.01, 90", "SHORT, -0.01, -90"})
  void fundingIsPaidByLongsWhereTheRateIsPositive(PositionSide side, String rate, String change) {
    assertThat(position(ContractKind.LINEAR, side).funding(dec(30), dec(rate)))
        .isEqualByComparingTo(change);
  }

  @Test
  void marginComesAndGoesAndNothingElseChanges() {
    IsolatedPosition position = position(ContractKind.LINEAR, PositionSide.LONG);

    assertThat(position.plusMargin(dec(-2)).isolatedMargin()).isEqualByComparingTo("3");
    assertThat(position.plusMargin(dec(-2)).withMargin(dec(5))).isEqualTo(position);
  }

  @Test
  void aCostTheVenueBookedTakesThePlaceOfTheValueAtEntry() {
    var terms = new VenueTerms(Optional.empty(), dec(0), Optional.of(dec(6_001)), Optional.empty());
    IsolatedPosition position = position(ContractKind.LINEAR, PositionSide.LONG).withTerms(terms);

    assertThat(position.unrealisedPnl(dec(20))).isEqualByComparingTo("-1");
  }

  @Test
  void anExposureIsValuedAtTheLeverageTheTermsNameOrElseAtTheOneGiven() {
    var rules =
        new MarginRules(
            Figures.BTC,
            "USDT",
            new Nautilus(dec("0.5")),
            new RemovalRule.WalletLessMaintenance(),
            "test@1");
    IsolatedPosition position = new IsolatedPosition(PositionSide.LONG, dec(1), dec(100), dec(50));
    IsolatedPosition named = position.withTerms(VenueTerms.NONE.withLeverage(dec(5)));

    assertThat(MarginExposure.of(rules, position, dec(10), dec(100)).maintenanceMargin())
        .isEqualByComparingTo("5");
    assertThat(MarginExposure.of(rules, named, dec(10), dec(100)).maintenanceMargin())
        .isEqualByComparingTo("10");
  }

  @ParameterizedTest(name = "{0} {1}: reached {2}")
  @CsvSource({
    "LONG, 19.99, true",
    "LONG, 20, true",
    "LONG, 20.01, false",
    "SHORT, 19.99, false",
    "SHORT, 20, true",
    "SHORT, 20.01, true"
  })
  void aMarkReachesAPriceFromTheSideOnWhichThePositionLives(
      PositionSide side, String mark, boolean reached) {
    assertThat(new PriceRoot(dec(40), dec(2)).isReachedBy(dec(mark), side)).isEqualTo(reached);
  }
}
