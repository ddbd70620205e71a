package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is lifted where not everybody can be. */
class ReallocationOrderTest {
  private static final String SEEDS = "io.ringfence.domain.Seeds#blocks";

  /** Positions of a batch in its order, each once. */
  private static List<PoolPosition> order(Batch batch) {
    return batch.suggestions().stream().map(Suggestion::recipient).distinct().toList();
  }

  private static boolean isBarred(Batch batch, PoolPosition position) {
    return batch.suggestions().stream()
        .filter(NotFeasible.class::isInstance)
        .map(NotFeasible.class::cast)
        .filter(refusal -> refusal.recipient().equals(position))
        .anyMatch(
            refusal ->
                EnumSet.of(Obstacle.THESIS_NOT_INTACT, Obstacle.PLAN_SAYS_EXIT, Obstacle.PAIRED)
                    .contains(refusal.why()));
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void theCheapestToSaveForEachUnitAtRiskComesFirstAndTheBarredLast(long first) {
    Trial.forBlock(
        first,
        trial -> {
          List<PoolPosition> order = order(trial.batch());
          for (int i = 1; i < order.size(); i++) {
            assertInOrder(trial, order.get(i - 1), order.get(i));
          }
        });
  }

  private static void assertInOrder(Trial trial, PoolPosition earlier, PoolPosition later) {
    boolean earlierBarred = isBarred(trial.batch(), earlier);
    boolean laterBarred = isBarred(trial.batch(), later);
    assertThat(earlierBarred && !laterBarred).isFalse();
    BigDecimal earlierWallet = earlier.economics().isolatedMargin();
    BigDecimal laterWallet = later.economics().isolatedMargin();
    // Without margin at risk there is nothing to save: such a position is dearer than any other.
    if (earlierBarred == laterBarred && laterWallet.signum() > 0) {
      NaivePool naive = trial.unbooked();
      assertThat(earlierWallet).isPositive();
      assertThat(naive.need(earlier).multiply(laterWallet))
          .isLessThanOrEqualTo(naive.need(later).multiply(earlierWallet));
    }
  }

  /**
   * Without a minimum that splits sources, a set of recipients can be lifted exactly when their
   * needs together are at most what all sources give: of all such sets the batch lifts the one that
   * takes the first recipient if any does, of those the one that takes the second, and so on.
   */
  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void ofAllSetsThatCouldBeLiftedTheBatchLiftsTheFirstInItsOrder(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 10_000);
          SamplePool sample = SamplePool.random(dice, 6);
          Pool pool = sample.pool(dice.between("0", "2000", 2), Map.of());
          ReallocationPolicy policy = withoutMinimum(SamplePool.policy(dice));
          Batch batch = Reallocation.propose(pool, policy);
          NaivePool naive = new NaivePool(sample, pool, policy);
          Set<PoolPosition> lifted = new HashSet<>();
          batch.suggestions().stream()
              .filter(suggestion -> !(suggestion instanceof NotFeasible))
              .forEach(suggestion -> lifted.add(suggestion.recipient()));

          assertThat(lifted).isEqualTo(firstOfAllSets(batch, naive, pool));
        });
  }

  private static ReallocationPolicy withoutMinimum(ReallocationPolicy policy) {
    return new ReallocationPolicy(
        policy.targetDistance(),
        policy.donorDistance(),
        dec("0.01"),
        dec("0.01"),
        policy.removalCushion(),
        policy.cashReserve(),
        policy.shocks());
  }

  private static Set<PoolPosition> firstOfAllSets(Batch batch, NaivePool naive, Pool pool) {
    List<PoolPosition> candidates = new ArrayList<>(order(batch));
    candidates.removeIf(position -> isBarred(batch, position));
    BigDecimal most =
        pool.positions().stream().map(naive::spare).reduce(naive.cash(), BigDecimal::add);
    // Counting down, the highest bit stands for the first recipient.
    for (int set = (1 << candidates.size()) - 1; set > 0; set--) {
      Set<PoolPosition> chosen = new HashSet<>();
      for (int i = 0; i < candidates.size(); i++) {
        if ((set >> (candidates.size() - 1 - i) & 1) == 1) {
          chosen.add(candidates.get(i));
        }
      }
      BigDecimal needed = chosen.stream().map(naive::need).reduce(BigDecimal.ZERO, BigDecimal::add);
      if (needed.compareTo(most) <= 0) {
        return chosen;
      }
    }
    return Set.of();
  }

  @Test
  void theRandomPoolsReachEveryAnswer() {
    List<Trial> trials = LongStream.rangeClosed(1, 500).mapToObj(Trial::of).toList();
    Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
    trials.forEach(trial -> trial.refusals().forEach(refusal -> obstacles.add(refusal.why())));

    assertThat(obstacles)
        .containsExactlyInAnyOrder(
            Obstacle.THESIS_NOT_INTACT,
            Obstacle.PLAN_SAYS_EXIT,
            Obstacle.PAIRED,
            Obstacle.BUDGET_HEADROOM,
            Obstacle.TARGET_OUT_OF_REACH);
    assertThat(trials.stream().flatMap(trial -> trial.moves().stream()))
        .anyMatch(move -> move.source() instanceof Source.FreeBalance)
        .anyMatch(move -> move.source() instanceof Source.Donor)
        .anyMatch(move -> move.receivedBefore().signum() > 0)
        .anyMatch(
            move -> move.source() instanceof Source.Donor donor && donor.givenBefore().signum() > 0)
        .anyMatch(move -> move.rival().isPresent());
    assertThat(trials.stream().flatMap(trial -> trial.batch().gates().stream()))
        .anyMatch(Batch.Gate::burnsMore)
        .anyMatch(gate -> gate.burnedAfter().compareTo(gate.burnedBefore()) < 0);
  }
}
