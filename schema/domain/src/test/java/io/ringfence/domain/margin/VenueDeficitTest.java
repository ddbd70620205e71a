package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ringfence.domain.quantity.PositionSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VenueDeficitTest {
  private static final IsolatedPosition TEN_LONG =
      new IsolatedPosition(PositionSide.LONG, dec(10), dec(100), dec(50));

  @ParameterizedTest(name = "closed at {0} the venue bears {1}")
  @CsvSource({"40, 550", "95, 0", "95.1, 0", "94, 10"})
  void aGapPastTheBankruptcyPriceIsTheVenues(String price, String deficit) {
    assertThat(VenueDeficit.of(TEN_LONG, dec(price)).amount()).isEqualByComparingTo(deficit);
  }

  @Test
  void aDeficitThatDoesNotEndIsRoundedUp() {
    Contract coin = new Contract(ContractKind.INVERSE, dec(1), 8);
    var position =
        new IsolatedPosition(
            coin, PositionSide.LONG, dec(1), dec(10), dec("0.01"), VenueTerms.NONE);

    assertThat(VenueDeficit.of(position, dec(3)).amount()).isEqualByComparingTo("0.22333334");
  }

  @ParameterizedTest(name = "a fund of {0} keeps {1}, {2} is left to deleveraging")
  @CsvSource({"1000, 450, 0", "550, 0, 0", "100, 0, 450", "0, 0, 550"})
  void theInsuranceFundPaysFirstAndNeverMoreThanItHolds(String fund, String after, String left) {
    VenueDeficit deficit = new VenueDeficit(dec(550));

    assertThat(deficit.insuranceFundAfter(dec(fund))).isEqualByComparingTo(after);
    assertThat(deficit.beyond(dec(fund)).amount()).isEqualByComparingTo(left);
  }

  @ParameterizedTest(name = "deficit {0} leaves {1}")
  @CsvSource({"550, 150", "600, 100", "700, 100", "0, 700"})
  void deleveragingTakesTheProfitOfTheOpposingPositionAndNotItsWallet(
      String deficit, String equity) {
    var winner = new IsolatedPosition(PositionSide.SHORT, dec(10), dec(100), dec(100));

    assertThat(new VenueDeficit(dec(deficit)).equityAfterDeleveraging(winner, dec(40)))
        .isEqualByComparingTo(equity);
  }

  @Test
  void nothingNegativeIsAccepted() {
    VenueDeficit deficit = new VenueDeficit(dec(1));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VenueDeficit(dec(-1)))
        .withMessage("amount must be >= 0, was -1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deficit.insuranceFundAfter(dec(-2)))
        .withMessage("fund must be >= 0, was -2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> deficit.beyond(dec(-2)))
        .withMessage("fund must be >= 0, was -2");
  }
}
