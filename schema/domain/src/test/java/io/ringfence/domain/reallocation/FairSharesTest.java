package io.ringfence.domain.reallocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FairSharesTest {
  private static final String SEEDS = "io.ringfence.domain.Seeds#blocks";
  private static final long ONE = 1L << FairShares.LEVEL_BITS;

  private record Case(long[] start, long[] slope, long[] cap, long amount) {
    static Case random(Dice dice, int size, int most) {
      long[] start = new long[size];
      long[] slope = new long[size];
      long[] cap = new long[size];
      for (int i = 0; i < size; i++) {
        start[i] = dice.whole(-most, most) * (ONE / most) * dice.whole(1, 3);
        slope[i] = dice.whole(1, most);
        cap[i] = dice.whole(0, most);
      }
      long sum = LongStream.of(cap).sum();
      long amount = dice.chance(10) ? sum : dice.chance(10) ? 0 : sum * dice.whole(0, 100) / 100;
      return new Case(start, slope, cap, amount);
    }

    FairShares.Shares shares() {
      return new FairShares(start, slope, cap).of(amount);
    }

    /** Exact share of one at a level, in 2^-40 units. */
    BigInteger exact(int i, long level) {
      BigInteger share =
          BigInteger.valueOf(level - start[i]).max(BigInteger.ZERO).multiply(big(slope[i]));
      return share.min(big(cap[i]).shiftLeft(FairShares.LEVEL_BITS));
    }

    BigInteger sum(long level) {
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < start.length; i++) {
        sum = sum.add(exact(i, level));
      }
      return sum;
    }

    BigInteger wanted() {
      return big(amount).shiftLeft(FairShares.LEVEL_BITS);
    }
  }

  private static BigInteger big(long value) {
    return BigInteger.valueOf(value);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void theLevelIsTheHighestWhoseSharesDoNotExceedTheAmount(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed);
          Case one = Case.random(dice, dice.whole(1, 40), dice.oneOf(3, 100, 1_000_000));
          long level = one.shares().level();

          assertThat(one.sum(level)).isLessThanOrEqualTo(one.wanted());
          if (one.amount() > 0 && one.amount() < LongStream.of(one.cap()).sum()) {
            assertThat(one.sum(level + 1)).isGreaterThan(one.wanted());
          }
        });
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void sharesAddUpToTheLastUnitAndLieWithinOneStepOfTheLevel(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 1_000);
          Case one = Case.random(dice, dice.whole(1, 40), dice.oneOf(3, 100, 1_000_000));
          FairShares.Shares shares = one.shares();

          assertThat(LongStream.of(shares.units()).sum()).isEqualTo(one.amount());
          for (int i = 0; i < one.start().length; i++) {
            BigInteger low = one.exact(i, shares.level()).shiftRight(FairShares.LEVEL_BITS);
            BigInteger high =
                one.exact(i, shares.level() + 1)
                    .add(big(ONE - 1))
                    .shiftRight(FairShares.LEVEL_BITS);
            assertThat(big(shares.units()[i])).isBetween(low, high);
            assertThat(shares.units()[i]).isBetween(0L, one.cap()[i]);
          }
        });
  }

  /** Every way to divide a small amount, tried one by one. */
  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void noOtherDivisionOfASmallAmountLeavesTheHighestLevelLower(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 2_000);
          Case one = Case.random(dice, dice.whole(2, 4), 7);
          long[] units = one.shares().units();
          double best = lowestOfAll(one, 0, one.amount(), new long[units.length]);

          // A unit more or less is what rounding may cost, never more.
          double unit = 1.0 / LongStream.of(one.slope()).min().orElseThrow();
          assertThat(highest(one, units)).isLessThanOrEqualTo(best + unit + 1e-9);
        });
  }

  private static double lowestOfAll(Case one, int from, long left, long[] units) {
    if (from == units.length) {
      return left == 0 ? highest(one, units) : Double.POSITIVE_INFINITY;
    }
    double best = Double.POSITIVE_INFINITY;
    for (long share = Math.min(left, one.cap()[from]); share >= 0; share--) {
      units[from] = share;
      best = Math.min(best, lowestOfAll(one, from + 1, left - share, units));
    }
    units[from] = 0;
    return best;
  }

  private static double highest(Case one, long[] units) {
    double highest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < units.length; i++) {
      if (units[i] > 0) {
        double level = one.start()[i] / (double) ONE + units[i] / (double) one.slope()[i];
        highest = Math.max(highest, level);
      }
    }
    return highest;
  }

  @Test
  void amountsOfMoreThan53BitsKeepTheirLastUnit() {
    long[] cap = {1L << 60, (1L << 60) + 1, 1L << 59};
    long amount = (1L << 61) + 12_345;
    FairShares shares = new FairShares(new long[3], new long[] {1L << 58, 1L << 57, 1L << 55}, cap);

    assertThat(LongStream.of(shares.of(amount).units()).sum()).isEqualTo(amount);
  }

  @Test
  void theSameQuestionHasTheSameAnswer() {
    Case one = Case.random(new Dice(5), 5_000, 1_000_000);

    assertThat(Arrays.equals(one.shares().units(), one.shares().units())).isTrue();
  }

  @Test
  void moreThanEverybodyCanTakeIsRefused() {
    assertThatThrownBy(() -> new FairShares(new long[] {0}, new long[] {1}, new long[] {5}).of(6))
        .hasMessage("amount must lie in 0..5, was 6");
    assertThatThrownBy(() -> new FairShares(new long[] {0}, new long[] {0}, new long[] {5}))
        .hasMessageContaining("slope must be > 0");
  }
}
