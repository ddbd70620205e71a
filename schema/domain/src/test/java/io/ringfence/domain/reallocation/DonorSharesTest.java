package io.ringfence.domain.reallocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.DonorShares.Spare;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DonorSharesTest {
  private static final long FINER = 1L << 16;
  private static final long LEVEL = 1L << FairShares.LEVEL_BITS;

  /** Donors with random lines, many of them beginning at one level. */
  private static List<Spare> donors(Dice dice, ReallocationPolicy policy) {
    long least = steps(policy, policy.roundedUp(policy.minimumTransfer()));
    int levels = dice.oneOf(2, 20, 1_000);
    List<Spare> donors = new ArrayList<>();
    for (PoolPosition donor : SamplePool.random(dice, dice.whole(1, 40)).positions()) {
      long start = -LEVEL - LEVEL / levels * dice.whole(0, levels);
      long slope = FINER * least * dice.whole(1, 60) / dice.whole(1, 60) + dice.whole(0, 9);
      BigDecimal most = BigDecimal.valueOf(least + dice.whole(0, 20 * (int) Math.min(least, 900)));
      donors.add(
          new Spare(
              donor,
              most.multiply(policy.transferStep()),
              new DonorLine(start, Math.max(slope, 1))));
    }
    return donors;
  }

  private static long steps(ReallocationPolicy policy, BigDecimal amount) {
    return amount.divideToIntegralValue(policy.transferStep()).longValueExact();
  }

  /** Whoever gives least of those who give too little leaves, and everything is shared anew. */
  private static Optional<Map<PositionKey, Long>> oneByOne(
      ReallocationPolicy policy, List<Spare> donors, long wanted) {
    List<Spare> giving = new ArrayList<>(donors);
    while (true) {
      long[] caps = giving.stream().mapToLong(one -> steps(policy, one.amount()) * FINER).toArray();
      if (LongStream.of(caps).sum() < wanted * FINER) {
        return Optional.empty();
      }
      long[] parts = parts(giving, caps, wanted * FINER);
      int smallest = -1;
      for (int i = 0; i < parts.length; i++) {
        BigDecimal part = policy.transferStep().multiply(BigDecimal.valueOf(parts[i]));
        boolean isCrumb = part.compareTo(policy.minimumTransfer()) < 0;
        smallest = isCrumb && (smallest < 0 || parts[i] < parts[smallest]) ? i : smallest;
      }
      if (smallest < 0) {
        Map<PositionKey, Long> given = new HashMap<>();
        for (int i = 0; i < parts.length; i++) {
          given.put(giving.get(i).donor().key(), parts[i]);
        }
        return Optional.of(given);
      }
      giving.remove(smallest);
    }
  }

  /** Whole steps; what is missing goes to the largest remainders, the first first. */
  private static long[] parts(List<Spare> giving, long[] caps, long wanted) {
    long[] starts = giving.stream().mapToLong(one -> one.line().start()).toArray();
    long[] slopes = giving.stream().mapToLong(one -> one.line().slope()).toArray();
    long[] units = new FairShares(starts, slopes, caps).of(wanted).units();
    long[] steps = Arrays.stream(units).map(unit -> unit / FINER).toArray();
    long missing = wanted / FINER - LongStream.of(steps).sum();
    for (; missing > 0; missing--) {
      int next = 0;
      for (int i = 1; i < steps.length; i++) {
        next = units[i] - steps[i] * FINER > units[next] - steps[next] * FINER ? i : next;
      }
      steps[next]++;
    }
    return steps;
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("io.ringfence.domain.Seeds#blocks")
  void thoseWhoLeaveTogetherLeaveWhatOneByOneWouldLeave(long first) {
    int[] given = {0, 0};
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 7_000);
          ReallocationPolicy policy = SamplePool.policy(dice);
          List<Spare> donors = donors(dice, policy);
          BigDecimal most =
              donors.stream().map(Spare::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
          long all = steps(policy, most);
          long wanted = dice.chance(10) ? all : all * dice.whole(1, 1_000) / 1_000;
          wanted = Math.max(wanted, 1);
          Optional<Map<PositionKey, Long>> plain = oneByOne(policy, donors, wanted);
          Optional<Map<PositionKey, Long>> shared =
              new DonorShares(policy, donors)
                  .of(policy.transferStep().multiply(BigDecimal.valueOf(wanted)))
                  .map(spares -> stepsOf(policy, spares));

          assertThat(shared).isEqualTo(plain);
          given[0] += plain.isPresent() ? 1 : 0;
          given[1] += plain.filter(parts -> parts.size() < donors.size()).isPresent() ? 1 : 0;
        });
    assertThat(given[0]).as("shared out").isGreaterThan(20);
    assertThat(given[1]).as("without all of them").isGreaterThan(5);
  }

  private static Map<PositionKey, Long> stepsOf(ReallocationPolicy policy, List<Spare> spares) {
    Map<PositionKey, Long> steps = new HashMap<>();
    spares.forEach(one -> steps.put(one.donor().key(), steps(policy, one.amount())));
    return steps;
  }
}
