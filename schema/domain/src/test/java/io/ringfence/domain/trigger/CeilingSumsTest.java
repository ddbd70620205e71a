package io.ringfence.domain.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums of amounts that were rounded one by one, without rounding one by one. */
class CeilingSumsTest {
  private static final String[] LEVERAGES = {"1", "3", "7", "12", "2.5", "75", "3.7", "125", "0.9"};

  private record Position(BigDecimal size, BigDecimal leverage) {}

  @ParameterizedTest(name = "{0} digits")
  @ValueSource(ints = {0, 2, 8, 12})
  void theSumIsThatOfWhatWasRoundedUpWhoeverComesAndGoes(int digits) {
    Dice dice = new Dice(digits);
    TickGrid grid = new TickGrid(digits);
    CeilingSums sums = new CeilingSums();
    List<Position> positions = new ArrayList<>();
    for (int step = 0; step < 300; step++) {
      if (positions.isEmpty() || dice.chance(60)) {
        Position position =
            new Position(
                dice.between("0.000001", "900", dice.whole(3, 9)),
                new BigDecimal(dice.oneOf(LEVERAGES)));
        sums.add(share(position, grid));
        positions.add(position);
      } else {
        sums.remove(share(positions.remove(dice.whole(0, positions.size() - 1)), grid));
      }
      long tick = dice.between("1", "99999999999", 0).longValueExact();

      assertThat(sums.at(tick)).isEqualByComparingTo(oneByOne(positions, grid.price(tick)));
    }
  }

  private static CeilingSums.Share share(Position position, TickGrid grid) {
    return CeilingSums.Share.of(position.size(), position.leverage(), grid).orElseThrow();
  }

  private static BigDecimal oneByOne(List<Position> positions, BigDecimal price) {
    return positions.stream()
        .map(one -> one.size().multiply(price).divide(one.leverage(), 18, RoundingMode.CEILING))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void restsThatAreTooManyToCountAreRefused() {
    BigDecimal leverage = new BigDecimal("7.123456789123");

    assertThat(CeilingSums.Share.of(BigDecimal.ONE, leverage, new TickGrid(8))).isEmpty();
  }
}
