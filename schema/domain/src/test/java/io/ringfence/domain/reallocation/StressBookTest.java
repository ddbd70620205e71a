package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.stress.StressBook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ladders and reverse stress beside a valuation of every position; pools as reallocation has. */
class StressBookTest {
  private static final String SEEDS = "io.ringfence.domain.Seeds#blocks";

  private static List<PoolPosition> book(long seed) {
    Dice dice = new Dice(seed);
    return SamplePool.random(dice, dice.whole(1, 12)).positions();
  }

  private static boolean isDead(PoolPosition position, BigDecimal shock) {
    return position.diesAt(shock, BigDecimal.ZERO);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void everyRungIsWhatValuingEveryPositionSays(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          List<PoolPosition> positions = book(seed);
          List<BigDecimal> shocks = new ArrayList<>();
          for (int percent = -50; percent <= 50; percent += 5) {
            shocks.add(BigDecimal.valueOf(percent, 2));
          }
          List<StressBook.Rung> rungs = StressBook.of(positions).ladder(shocks);
          for (int i = 0; i < shocks.size(); i++) {
            assertRung(rungs.get(i), positions, shocks.get(i));
          }
        });
  }

  private static void assertRung(
      StressBook.Rung rung, List<PoolPosition> positions, BigDecimal shock) {
    int dead = 0;
    BigDecimal burned = BigDecimal.ZERO;
    BigDecimal forced = BigDecimal.ZERO;
    BigDecimal delta = BigDecimal.ZERO;
    BigDecimal pnl = BigDecimal.ZERO;
    for (PoolPosition one : positions) {
      BigDecimal mark = one.mark().multiply(BigDecimal.ONE.add(shock));
      BigDecimal notional = one.economics().notional(mark);
      if (isDead(one, shock)) {
        dead++;
        burned = burned.add(one.economics().isolatedMargin());
        forced = forced.add(notional);
        pnl = pnl.subtract(one.economics().isolatedMargin());
      } else {
        delta = delta.add(one.economics().signed(notional));
        pnl = pnl.add(one.economics().unrealisedPnl(mark));
      }
    }
    assertThat(rung.liquidated()).isEqualTo(dead);
    assertThat(rung.burned()).isEqualByComparingTo(burned);
    assertThat(rung.forcedOut().compareTo(forced)).isZero();
    assertThat(rung.deltaLeft().compareTo(delta)).isZero();
    assertThat(rung.pnl().compareTo(pnl)).isZero();
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void aSmallerMoveThanTheReverseOneLiquidatesFewer(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          List<PoolPosition> positions = book(seed + 9_000);
          StressBook stress = StressBook.of(positions);
          for (int count : List.of(1, 3, stress.countOf(dec("0.5")))) {
            stress.correlated(count).ifPresent(one -> assertSmallest(one, count, positions));
            stress.single(count).ifPresent(one -> assertSmallest(one, count, positions));
          }
        });
  }

  private static void assertSmallest(
      StressBook.Reverse reverse, int count, List<PoolPosition> positions) {
    List<PoolPosition> moved =
        positions.stream()
            .filter(
                one ->
                    reverse.instrument().isEmpty()
                        || reverse.instrument().equals(Optional.of(one.key().instrument())))
            .toList();
    BigDecimal further = near(reverse.move(), dec("0.000001"));
    BigDecimal nearer = near(reverse.move(), dec("-0.000001"));
    assertThat(dead(moved, further)).isGreaterThanOrEqualTo(count);
    if (reverse.move().signum() != 0) {
      assertThat(dead(moved, nearer)).isLessThan(count);
      assertThat(dead(moved, nearer.negate())).isLessThan(count);
    }
    assertThat(reverse.liquidated()).isGreaterThanOrEqualTo(count);
  }

  /** A little beyond a move, or a little short of it. */
  private static BigDecimal near(Fraction move, BigDecimal beyond) {
    BigDecimal figure = move.rounded(18, java.math.RoundingMode.HALF_EVEN);
    return figure.add(figure.signum() < 0 ? beyond.negate() : beyond);
  }

  private static long dead(List<PoolPosition> positions, BigDecimal move) {
    return positions.stream()
        .filter(one -> isDead(one, move))
        .filter(
            one ->
                (one.economics().side() == PositionSide.LONG) == move.signum() < 0
                    || isDead(one, BigDecimal.ZERO))
        .count();
  }
}
