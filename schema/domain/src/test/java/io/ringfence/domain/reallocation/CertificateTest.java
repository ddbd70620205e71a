package io.ringfence.domain.reallocation;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
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
          saved = saved.add(all.get(i).saved().exactOrRounded(12, RoundingMode.FLOOR));
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

  private static Pool tidy(String donor) {
    return new TidyPool()
        .recipient("A", "50")
        .donor("B", donor)
        .donor("C", "40")
        .sample()
        .pool((Pool.Cash) null, Map.of());
  }

  /** A batch drawn up by hand for one pool, certified for another. */
  private static Certificate certificate(Pool of, Pool forPool, UnaryOperator<Appraisal> perturb) {
    ReallocationPolicy policy = TidyPool.policy("10", "0.5");
    Appraisal right = Reallocation.candidates(of, policy).getFirst();
    Proposal proposal = new Proposal(of, policy, Spares.all(of, policy));
    assertThat(proposal.lift(perturb.apply(right))).isTrue();
    Map<PositionKey, BigDecimal> spares = Spares.all(forPool, policy);
    Sources sources = new Sources(forPool, policy, spares);
    Relaxation relaxation =
        Relaxation.of(Reallocation.candidates(forPool, policy), sources.givers(), sources.most());
    return Certificate.of(new Certificate.Facts(forPool, policy, relaxation, proposal, spares));
  }

  private static List<Boolean> proved(Certificate certificate) {
    return certificate.ranks().stream().map(Certificate.Rank::isProved).toList();
  }

  @Test
  void theBatchAsItIsIsProvedInEveryRank() {
    assertThat(proved(certificate(tidy("60"), tidy("60"), one -> one)))
        .containsExactly(true, true, true);
  }

  /** One step of 0.5 less than the 50 that A needs. */
  @Test
  void aBatchThatFallsShortOfWhatItLiftsToIsNotProved() {
    Certificate certificate =
        certificate(
            tidy("60"),
            tidy("60"),
            one -> new Appraisal(one.position(), one.need().subtract(dec("0.5")), one.saved()));

    assertThat(certificate.ranks().get(1).isProved()).isFalse();
    // 0.5 of 50 are missing.
    assertThat(certificate.ranks().get(1).residual()).isEqualByComparingTo(dec("0.01"));
  }

  @Test
  void aBatchThatSavesLessThanItSaysIsNotProved() {
    Certificate certificate =
        certificate(
            tidy("60"),
            tidy("60"),
            one -> new Appraisal(one.position(), one.need(), one.saved().plus(dec("0.000001"))));

    assertThat(certificate.ranks().getFirst().isProved()).isFalse();
  }

  /** What B gives of 60 it cannot give of 20: what the donors seem to keep, nobody could. */
  @Test
  void aBatchWhoseDonorsKeepMoreThanTheyCouldIsNotProved() {
    Certificate certificate = certificate(tidy("60"), tidy("5"), one -> one);

    assertThat(certificate.ranks().getLast().isProved()).isFalse();
  }

  /** With nothing to spare every unit has the price of the position that is lifted in part. */
  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void aPriceThatIsATouchWrongProvesNothing(long first) {
    Trial.forBlock(
        first,
        trial -> {
          List<Appraisal> candidates = Reallocation.candidates(trial.pool(), trial.policy());
          BigDecimal needed =
              candidates.stream().map(Appraisal::need).reduce(BigDecimal.ZERO, BigDecimal::add);
          BigDecimal part = needed.multiply(dec("0.37"));
          Relaxation scarce = Relaxation.of(candidates, List.of(), part);
          if (part.signum() > 0 && scarce.price().signum() > 0) {
            assertThat(scarce.residual().signum()).isZero();
            for (String factor : List.of("0.999", "1.001")) {
              Fraction wrong = scarce.price().times(dec(factor));
              assertThat(scarce.residual(wrong).compareTo(Certificate.PROOF)).isPositive();
            }
          }
        });
  }

  /** The level that is proved beside one found by halving what a plain loop lets donors give. */
  @ParameterizedTest(name = "seeds from {0}")
  @MethodSource(SEEDS)
  void whatDonorsCouldKeepIsWhatAPlainSearchFinds(long first) {
    Trial.forBlock(
        first,
        trial -> {
          Certificate.Rank kept = rank(trial.batch(), 2);
          BigDecimal given = BigDecimal.ZERO;
          for (Suggestion.Move move : trial.moves()) {
            given = move.source() instanceof Source.Donor ? given.add(move.amount()) : given;
          }
          if (given.signum() > 0) {
            assertThat(kept.bound().doubleValue())
                .isCloseTo(plainLevel(trial, given), withinPercentage(1e-6));
            assertThat(kept.reached()).isLessThanOrEqualTo(kept.bound());
          }
        });
  }

  private static double plainLevel(Trial trial, BigDecimal given) {
    double low = 1;
    double high = 1 << 20;
    for (int i = 0; i < 80; i++) {
      double middle = (low + high) / 2;
      boolean isKept = canGive(trial, middle).compareTo(given) >= 0;
      low = isKept ? middle : low;
      high = isKept ? high : middle;
    }
    return low;
  }

  private static BigDecimal canGive(Trial trial, double level) {
    NaivePool naive = trial.unbooked();
    BigDecimal sum = BigDecimal.ZERO;
    for (PoolPosition position : trial.pool().positions()) {
      BigDecimal distance = trial.policy().donorDistance().multiply(new BigDecimal(level));
      boolean isLong = position.economics().side() == PositionSide.LONG;
      BigDecimal within = isLong ? distance.min(dec("0.999999999")) : distance;
      BigDecimal slack = naive.slack(position, within);
      sum = sum.add(slack.min(naive.spare(position)).max(BigDecimal.ZERO));
    }
    return sum;
  }
}
