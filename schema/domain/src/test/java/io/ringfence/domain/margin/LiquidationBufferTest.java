package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.PositionSide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten at 100 with a rate of 10 % and a fee of 10 %. */
class LiquidationBufferTest {
  private static final StandardMargin MODEL =
      new StandardMargin(
          TierSchedule.excerpt(dec("0.1"), dec(0)), dec("0.1"), TriggerEquality.LIQUIDATES);
  private static final LiquidationBuffer HALF = new LiquidationBuffer(dec("0.5"));

  @ParameterizedTest(name = "{0} with {1}: {2}")
  @CsvSource({
    // Liquidated at 75, at 110, at -25 (nowhere) and, 25 beyond the entry, at 125.
    "LONG, 400, 87.5",
    "SHORT, 320, 105",
    "LONG, 1200, 37.5",
    "LONG, 0, 137.5",
    "SHORT, -1300, 0"
  })
  void itLiesAShareOfTheWayFromTheLiquidationPriceTowardsTheEntry(
      PositionSide side, String wallet, String price) {
    var position = new IsolatedPosition(side, dec(10), dec(100), dec(wallet));

    assertThat(HALF.price(MODEL, position).orElseThrow()).isEqualByComparingTo(price);
  }

  @Test
  void anInversePositionThatIsLiquidatedNowhereHasNone() {
    Contract coin = new Contract(ContractKind.INVERSE, dec(1), 8);
    var position =
        new IsolatedPosition(coin, PositionSide.SHORT, dec(10), dec(100), dec(1), VenueTerms.NONE);

    assertThat(HALF.price(MODEL, position)).isEmpty();
  }
}
