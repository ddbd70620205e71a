package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a batch is expected to save, beside every batch there could be, valued in plain arithmetic:
 * a long of ten at 100 with one per cent maintenance dies where W + 10 (P - 100) = P / 10.
 */
class ExpectedBurnTest {
  private static final double SIGMA = 0.05;
  private static final int STEP = 5;
  private static final double HAIR = 1e-9;

  /**
   * A pool in whole numbers.
   *
   * @param wallets of the positions; those below 109 stand below the target
   * @param cash free balance
   * @param moves how far windows went, in sigma
   */
  private record Small(int[] wallets, int cash, List<Double> moves) {
    static Small of(Dice dice) {
      int[] wallets = new int[dice.whole(2, 4)];
      wallets[0] = 109 - STEP * dice.whole(1, 6);
      for (int i = 1; i < wallets.length; i++) {
        boolean isDonor = i == 1 || dice.chance(50);
        wallets[i] = isDonor ? 159 + STEP * dice.whole(1, 12) : 109 - STEP * dice.whole(1, 6);
      }
      List<Double> moves = new ArrayList<>();
      for (int i = dice.whole(4, 30); i > 0; i--) {
        moves.add(dice.whole(5, 70) / 10.0 + 0.0137);
      }
      return new Small(wallets, STEP * dice.whole(0, 4), moves);
    }

    /** Expected burned margin of one wallet. */
    double burn(int wallet) {
      double price = (1000 - wallet) / 9.9;
      double sigmas = -Math.log(price / 100) / SIGMA;
      return wallet * moves.stream().filter(move -> move >= sigmas).count() / (double) moves.size();
    }

    double burn(int[] changes) {
      double sum = 0;
      for (int i = 0; i < wallets.length; i++) {
        sum += burn(wallets[i] + changes[i]);
      }
      return sum;
    }

    /** A donor stands at 15 % with 158.5 and never gives below it. */
    int spare(int donor) {
      return wallets[donor] <= 109 ? 0 : (int) Math.floor((wallets[donor] - 158.5) / STEP) * STEP;
    }

    Pool pool() {
      TidyPool tidy = new TidyPool();
      for (int i = 0; i < wallets.length; i++) {
        tidy.recipient(
            "P" + i,
            String.valueOf(109 - wallets[i]),
            SamplePool.facts(Thesis.INTACT, Plan.ADD, null));
      }
      Outlook outlook =
          Outlook.of(
              new Outlook.Volatility(
                  BigDecimal.valueOf(SIGMA), Duration.ofHours(8), BarrierOdds.of(moves)));
      List<PoolPosition> positions =
          tidy.sample().positions().stream().map(one -> one.with(outlook)).toList();
      return new Pool(SamplePool.ID, positions, Pool.Cash.of(dec(cash)), Map.of());
    }
  }

  /** Every way to lift some positions whole from cash and donors, in parts of a step or more. */
  private static final class Search {
    private final Small small;
    private final int mostMoves;
    private final int[] changes;
    private final double before;
    private double best;
    private int cash;

    Search(Small small, int mostMoves) {
      this.small = small;
      this.mostMoves = mostMoves;
      this.changes = new int[small.wallets().length];
      this.before = small.burn(changes);
      this.cash = small.cash();
    }

    double best() {
      lift(0, mostMoves);
      return best;
    }

    private void lift(int position, int moves) {
      if (position == changes.length) {
        best = Math.max(best, before - small.burn(changes));
        return;
      }
      lift(position + 1, moves);
      int wallet = small.wallets()[position];
      // The policy feeds nobody who would have more at risk afterwards, whoever gave.
      if (wallet < 109 && small.burn(109) <= small.burn(wallet)) {
        feed(position, 109 - wallet, -1, moves);
      }
    }

    private void feed(int position, int missing, int source, int moves) {
      if (missing == 0) {
        lift(position + 1, moves);
        return;
      }
      if (source == changes.length || moves == 0) {
        return;
      }
      feed(position, missing, source + 1, moves);
      int most = source < 0 ? cash : small.spare(source) + changes[source];
      boolean mayGive = source < 0 || small.spare(source) > 0;
      for (int part = STEP; mayGive && part <= Math.min(missing, most); part += STEP) {
        take(source, part);
        changes[position] += part;
        feed(position, missing - part, source + 1, moves - 1);
        changes[position] -= part;
        take(source, -part);
      }
    }

    private void take(int source, int part) {
      if (source < 0) {
        cash -= part;
      } else {
        changes[source] -= part;
      }
    }
  }

  private static ReallocationPolicy policy(@Nullable Integer mostMoves) {
    Aims aims = Aims.DEFAULT;
    ReallocationPolicy tidy = TidyPool.policy(String.valueOf(STEP), String.valueOf(STEP));
    ReallocationPolicy policy =
        tidy.with(
            new Aims(
                aims.stances(),
                null,
                Aims.Costs.FREE,
                Map.of(),
                null,
                Map.of(),
                aims.harvestDistance(),
                aims.pressDistance(),
                aims.pressTrend()));
    return mostMoves == null ? policy : policy.with(policy.aims().withMostMoves(mostMoves));
  }

  private static int[] changes(Batch batch) {
    Map<PositionKey, BigDecimal> changes = batch.changes();
    return batch.pool().positions().stream()
        .mapToInt(one -> changes.getOrDefault(one.key(), BigDecimal.ZERO).intValueExact())
        .toArray();
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource("io.ringfence.domain.Seeds#blocks")
  void whatIsSaidToBeSavedIsWhatThePoolIsWorthAndNoBatchExceedsTheBound(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 90_000);
          Small small = Small.of(dice);
          int[] nothing = new int[small.wallets().length];
          for (Integer most : Arrays.asList(null, 1, 2, 3)) {
            Batch batch = Reallocation.propose(small.pool(), policy(most));
            Certificate.Rank rank = batch.certificate().ranks().getFirst();
            double reached = small.burn(nothing) - small.burn(changes(batch));
            double best = new Search(small, most == null ? Integer.MAX_VALUE : most).best();

            assertThat(rank.isProved()).isTrue();
            assertThat(rank.reached().doubleValue()).isCloseTo(reached, within(HAIR));
            assertThat(reached).isBetween(-HAIR, best + HAIR);
            assertThat(best).isLessThanOrEqualTo(rank.bound().doubleValue() + HAIR);
            assertThat(rank.gap().doubleValue()).isGreaterThanOrEqualTo(best - reached - HAIR);
          }
        });
  }

  /**
   * A needs 30 and dies of moves of 1.45 sigma, then of 2.11; B of 4.26, without the 30 of 3.53.
   */
  private static Small pair(double farthest) {
    return new Small(new int[] {79, 200}, 0, List.of(2.0, 2.0, farthest));
  }

  /** A: 79 at risk for sure, then 109 in one window of three. B: nothing, before and after. */
  @Test
  void aDonorThatNoWindowReachesCostsNothing() {
    Certificate.Rank rank = rank(Reallocation.propose(pair(3.0).pool(), policy(null)));

    assertThat(rank.reached().doubleValue()).isCloseTo(79 - 109 / 3.0, within(HAIR));
  }

  /** B is reached in the same window with 200 and with 170: ten of the 30 were at risk there. */
  @Test
  void aDonorThatIsNoLikelierToDieHasLessAtRisk() {
    Certificate.Rank rank = rank(Reallocation.propose(pair(5.0).pool(), policy(null)));

    assertThat(rank.reached().doubleValue()).isCloseTo(79 - 109 / 3.0 + 10, within(HAIR));
    assertThat(rank.gap()).isLessThan(dec("1e-9"));
  }

  /** A window of 4 sigma reaches B only after it gave: 170 / 3 against 79 - 109 / 3. */
  @Test
  void whatADonorThenHasAtRiskMayMakeTheMoveWorthNothing() {
    Batch refused = Reallocation.propose(pair(4.0).pool(), policy(null));

    assertThat(refused.changes()).isEmpty();
    assertThat(refused.suggestions())
        .singleElement()
        .isInstanceOfSatisfying(
            Suggestion.NotFeasible.class,
            not -> assertThat(not.why()).isEqualTo(Obstacle.NOT_WORTH_ITS_COST));
    assertThat(rank(refused).reached()).isZero();
  }

  private static Certificate.Rank rank(Batch batch) {
    return batch.certificate().ranks().getFirst();
  }
}
