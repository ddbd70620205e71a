package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateTest {
  private static final String SEEDS = "io.ringfence.domain.Seeds#blocks";

  private static Certificate.Rank rank(Batch batch, int index) {
    return batch.certificate().ranks().get(index);
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void everyRankIsProvedAndNothingExceedsItsBound(long first) {
    Trial.forBlock(
        first,
        trial -> {
          assertThat(trial.batch().certificate().ranks()).hasSize(3);
          for (Certificate.Rank rank : trial.batch().certificate().ranks()) {
            assertThat(rank.isProved()).isTrue();
            assertThat(rank.gap()).isNotNegative();
          }
          assertThat(rank(trial.batch(), 0).reached())
              .isLessThanOrEqualTo(rank(trial.batch(), 0).bound());
          assertThat(rank(trial.batch(), 1).reached())
              .isGreaterThanOrEqualTo(rank(trial.batch(), 1).bound());
        });
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void theAuditFindsNothingInWhatIsProposed(long first) {
    Trial.forBlock(
        first, trial -> assertThat(BatchAudit.violations(trial.batch(), trial.policy())).isEmpty());
  }

  /** With units of 1 and no least transfer a set can be lifted when its needs fit together. */
  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void noSetOfPositionsThatCouldBeLiftedSavesMore(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 40_000);
          TidyPool tidy = new TidyPool();
          int size = dice.whole(1, 7);
          for (int i = 0; i < size; i++) {
            tidy.recipient("R" + i, dice.between("1", "100", 0).toString());
          }
          tidy.donor("D", dice.between("1", "200", 0).toString());
          Pool pool = tidy.sample().pool((Pool.Cash) null, Map.of());
          ReallocationPolicy policy = TidyPool.policy("1", "1");
          Batch batch = Reallocation.propose(pool, policy);

          assertThat(rank(batch, 0).reached()).isEqualByComparingTo(best(pool, policy));
        });
  }

  private static BigDecimal best(Pool pool, ReallocationPolicy policy) {
    List<Appraisal> all = new ArrayList<>();
    for (PoolPosition position : pool.positions()) {
      if (position.slackAt(policy.targetDistance()).signum() < 0) {
        all.add(Appraisal.of(position, policy));
      }
    }
    BigDecimal most = new Sources(pool, policy, Spares.all(pool, policy)).most();
    BigDecimal best = BigDecimal.ZERO;
    for (int set = 0; set < 1 << all.size(); set++) {
      BigDecimal need = BigDecimal.ZERO;
      BigDecimal saved = BigDecimal.ZERO;
      for (int i = 0; i < all.size(); i++) {
        if ((set >> i & 1) == 1) {
          need = need.add(all.get(i).need());
          saved = saved.add(all.get(i).saved().exactOrRounded(12, java.math.RoundingMode.FLOOR));
        }
      }
      if (need.compareTo(most) <= 0) {
        best = best.max(saved);
      }
    }
    return best;
  }

  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void atMostSoManyMovesKeepsTheNumberAndStaysBelowItsBound(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 50_000);
          SamplePool sample = SamplePool.random(dice, dice.whole(3, 9));
          Pool pool = sample.pool(dice.between("0", "30000", 2), Map.of());
          ReallocationPolicy free = SamplePool.policy(dice);
          int most = dice.whole(1, 4);
          ReallocationPolicy policy = free.with(free.aims().withMostMoves(most));
          Batch batch = Reallocation.propose(pool, policy);
          Certificate.Rank limited = rank(batch, 0);
          Certificate.Rank unlimited = rank(Reallocation.propose(pool, free), 0);

          assertThat(BatchAudit.violations(batch, policy)).isEmpty();
          assertThat(limited.reached()).isLessThanOrEqualTo(limited.bound());
          assertThat(limited.bound()).isLessThanOrEqualTo(unlimited.bound());
        });
  }

  /** The smallest level left is what a solver of the continuous problem finds, to one step. */
  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void donorsEndAtOneCommonLevel(long first) {
    Seeds.forBlock(
        first,
        seed -> {
          Dice dice = new Dice(seed + 60_000);
          TidyPool tidy = new TidyPool().recipient("A", dice.between("10", "100", 0).toString());
          for (int i = dice.whole(2, 6); i > 0; i--) {
            tidy.donor("D" + i, dice.between("20", "90", 0).toString());
          }
          Pool pool = tidy.sample().pool((Pool.Cash) null, Map.of());
          Batch batch = Reallocation.propose(pool, TidyPool.policy("0.01", "0.01"));
          if (!batch.changes().isEmpty()) {
            // One step of 0.01 at 990 for each 1 of distance, 0.15 of which is one level.
            assertThat(rank(batch, 2).gap()).isLessThan(dec("0.0002"));
          }
        });
  }

  @Test
  void whatBindsIsNamed() {
    Batch batch =
        Reallocation.propose(
            new TidyPool()
                .recipient("A", "50")
                .recipient("B", "60")
                .donor("C", "55")
                .sample()
                .pool((Pool.Cash) null, Map.of()),
            TidyPool.policy("10", "0.5"));

    assertThat(rank(batch, 0).binding())
        .containsExactly("margin there is to give, 55", "TARGET_OUT_OF_REACH binance/a1/B/long");
    assertThat(rank(batch, 0).residual()).isZero();
    assertThat(rank(batch, 1).binding()).containsExactly("target distance of binance/a1/A/long");
    assertThat(rank(batch, 2).binding()).containsExactly("common level of binance/a1/C/long");
  }
}
