package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ten contracts; 1 % of the whole up to a value of 1000, 10 % above it. */
class JumpingScheduleTest {
  private static final StandardMargin MODEL =
      new StandardMargin(
          new TierSchedule(
              TierSchedule.Kind.WHOLE_POSITION,
              List.of(
                  new MaintenanceTier(dec(0), dec(1_000), dec("0.01"), dec(0), dec(50)),
                  new MaintenanceTier(dec(1_000), Optional.empty(), dec("0.1"), dec(0), dec(5)))),
          BigDecimal.ZERO,
          TriggerEquality.LIQUIDATES);

  private static String price(PositionSide side, String bankruptcyValue, String from) {
    BigDecimal gap = dec(1_000).subtract(dec(bankruptcyValue));
    BigDecimal wallet = side == PositionSide.LONG ? gap : gap.negate();
    var position = new IsolatedPosition(side, dec(10), dec(100), wallet);
    return MODEL
        .liquidationPrice(position, dec(from))
        .map(price -> price.price(side).stripTrailingZeros().toPlainString())
        .orElse("none");
  }

  @ParameterizedTest(name = "long, equity 0 at {0}, from {1}: {2}")
  @CsvSource({
    // Met at 1010 and at 918.18: from above at the first, from between at the second, from below
    // at the one that brings it back to life.
    "909, 110, 101",
    "909, 95, 91.818181818181818182",
    "909, 90, 91.818181818181818182",
    "909, 100.5, 101",
    // The upper rate would be met exactly at the edge, where the lower one holds.
    "900, 110, 90.909090909090909091",
    "900, 100, 90.909090909090909091",
    // Met at 1000 by the lower rate only: above it the upper rate is not met before 1100.
    "990, 100, 100",
    "990, 120, 110",
    "990, 99, 100",
    // Never met where the wallet covers the whole value.
    "0, 110, none",
    "-5, 110, none",
    "-5, 90, none",
  })
  void aLongCanBeLiquidatedAtTwoPricesAndTheFirstOneReachedCounts(
      String bankruptcyValue, String from, String expected) {
    assertThat(price(PositionSide.LONG, bankruptcyValue, from)).isEqualTo(expected);
  }

  @ParameterizedTest(name = "short, equity 0 at {0}, from {1}: {2}")
  @CsvSource({
    // 50 at the edge: more than 10, less than 100. The equation is met nowhere.
    "1050, 95, 100",
    "1050, 100, 100",
    "1050, 120, 100",
    // Met exactly on the edge by the lower rate, and in the limit by the upper one.
    "1010, 95, 100",
    "1010, 105, 100",
    "1100, 95, 100",
    "1100, 110, 100",
    // Beyond it, and before it.
    "1210, 95, 110",
    "1210, 150, 110",
    "505, 20, 50",
    "505, 95, 50",
    "505, 150, 50",
    // Nowhere alive.
    "0, 95, none",
    "-5, 150, none",
  })
  void aShortCanBeTakenByAnEdgeWhereTheEquationIsMetNowhere(
      String bankruptcyValue, String from, String expected) {
    assertThat(price(PositionSide.SHORT, bankruptcyValue, from)).isEqualTo(expected);
  }
}
