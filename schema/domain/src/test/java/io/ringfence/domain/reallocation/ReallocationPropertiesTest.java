package io.ringfence.domain.reallocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for every batch, judged on naive twins of five hundred random pools. */
class ReallocationPropertiesTest {
  private static final String SEEDS = "io.ringfence.domain.Seeds#blocks";

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void recipientsEndAtTheTargetAndAreNotFedBeyondTheirNeed(long first) {
    Trial.forBlock(
        first,
        trial -> {
          NaivePool before = trial.unbooked();
          NaivePool after = trial.booked();
          BigDecimal target = trial.policy().targetDistance();
          for (PoolPosition one : trial.fed()) {
            assertThat(before.slack(one, target)).isNegative();
            assertThat(after.slack(one, target)).isNotNegative();
            assertThat(after.change(one)).isEqualByComparingTo(before.need(one));
          }
        });
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void donorsKeepTheirDistanceAndTheVenuesFloorAlsoAfterADrift(long first) {
    Trial.forBlock(
        first,
        trial -> {
          NaivePool after = trial.booked();
          trial.pool().positions().stream()
              .filter(position -> after.change(position).signum() < 0)
              .forEach(donor -> assertStands(donor, after, trial.policy()));
        });
  }

  private static void assertStands(PoolPosition donor, NaivePool after, ReallocationPolicy policy) {
    BigDecimal drifted = NaivePool.priceAt(donor, policy.removalCushion());
    assertThat(after.slack(donor, policy.donorDistance())).isNotNegative();
    assertThat(after.removable(donor, donor.mark())).isNotNegative();
    assertThat(after.removable(donor, drifted)).isNotNegative();
    assertThat(donor.facts().labels().pairId()).isNull();
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void moneyIsConservedAndCashKeepsItsReserveAndTheHeadroom(long first) {
    Trial.forBlock(
        first,
        trial -> {
          NaivePool after = trial.booked();
          BigDecimal received =
              trial.pool().positions().stream()
                  .map(after::change)
                  .reduce(BigDecimal.ZERO, BigDecimal::add);
          assertThat(received).isEqualByComparingTo(after.cashUsed());
          assertThat(after.cash()).isNotNegative();
          assertThat(after.headroom().values()).allMatch(left -> left.signum() >= 0);
        });
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void everyTransferIsAMultipleOfTheStepAndAtLeastTheMinimum(long first) {
    Trial.forBlock(
        first,
        trial -> {
          for (Move move : trial.moves()) {
            assertThat(move.amount()).isGreaterThanOrEqualTo(trial.policy().minimumTransfer());
            assertThat(move.amount().remainder(trial.policy().transferStep())).isZero();
          }
        });
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void movesSayWhatEarlierOnesGaveAndNothingIsGivenTwice(long first) {
    Trial.forBlock(
        first,
        trial -> {
          NaivePool naive = trial.unbooked();
          for (Move move : trial.moves()) {
            assertThat(move.receivedBefore()).isEqualByComparingTo(naive.change(move.recipient()));
            assertIsStillThere(move, naive);
            naive.book(move);
          }
        });
  }

  private static void assertIsStillThere(Move move, NaivePool naive) {
    switch (move.source()) {
      case Source.FreeBalance _ -> assertThat(move.amount()).isLessThanOrEqualTo(naive.cash());
      case Source.Transfer _ -> throw new AssertionError("these pools have no lanes");
      case Source.Donor(PoolPosition position, BigDecimal before) -> {
        assertThat(before).isEqualByComparingTo(naive.change(position).negate());
        assertThat(move.amount()).isLessThanOrEqualTo(naive.spare(position));
      }
    }
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void everyPositionBelowTheTargetIsAnsweredOnceAndNoOther(long first) {
    Trial.forBlock(
        first,
        trial -> {
          NaivePool before = trial.unbooked();
          List<PoolPosition> answered = new ArrayList<>(trial.fed());
          trial.refusals().forEach(refusal -> answered.add(refusal.recipient()));
          assertThat(answered)
              .containsExactlyInAnyOrderElementsOf(
                  trial.pool().positions().stream()
                      .filter(
                          one -> before.slack(one, trial.policy().targetDistance()).signum() < 0)
                      .toList());
        });
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void whatIsRefusedForLackOfSourcesNoSetOfSourcesCouldGive(long first) {
    Trial.forBlock(
        first,
        trial -> {
          NaivePool naive = trial.unbooked();
          for (Suggestion suggestion : trial.batch().suggestions()) {
            switch (suggestion) {
              case Move move -> naive.book(move);
              case NotFeasible refusal -> assertIsOutOfReach(refusal, naive);
              case Suggestion.GiveBack back -> throw new AssertionError("nobody harvests: " + back);
            }
          }
        });
  }

  private static void assertIsOutOfReach(NotFeasible refusal, NaivePool naive) {
    boolean within = naive.canGive(refusal.recipient(), refusal.needed(), true);
    boolean without = naive.canGive(refusal.recipient(), refusal.needed(), false);
    assertThat(refusal.needed()).isEqualByComparingTo(naive.need(refusal.recipient()));
    if (refusal.why() == Obstacle.TARGET_OUT_OF_REACH) {
      assertThat(within || without).isFalse();
    }
    if (refusal.why() == Obstacle.BUDGET_HEADROOM) {
      assertThat(!within && without).isTrue();
    }
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void gatesAreTheWalletsOfThoseWhoDieBeforeAndAfter(long first) {
    Trial.forBlock(
        first,
        trial -> {
          NaivePool before = trial.unbooked();
          NaivePool after = trial.booked();
          assertThat(trial.batch().gates())
              .extracting(Batch.Gate::shock)
              .isEqualTo(trial.policy().shocks());
          for (Batch.Gate gate : trial.batch().gates()) {
            assertThat(gate.burnedBefore()).isEqualByComparingTo(before.burned(gate.shock()));
            assertThat(gate.burnedAfter()).isEqualByComparingTo(after.burned(gate.shock()));
          }
        });
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void theOrderInWhichPositionsAreGivenChangesNothing(long first) {
    Trial.forBlock(
        first,
        trial -> {
          Pool pool = trial.pool();
          List<PoolPosition> shuffled = new Dice(trial.seed() + 7).shuffled(pool.positions());
          Pool other = new Pool(pool.id(), shuffled, pool.cash(), pool.headroom());
          assertThat(Reallocation.propose(other, trial.policy())).isEqualTo(trial.batch());
        });
  }
}
