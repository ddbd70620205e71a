package io.ringfence.reporting.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.reallocation.Aims;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.BatchAudit;
import io.ringfence.domain.reallocation.Certificate;
import io.ringfence.domain.reallocation.CoupledPools;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Source;
import io.ringfence.domain.reallocation.Suggestion.Move;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The solver as an oracle on large pools of longs and shorts in tiers, linear and inverse: 2,000
 * positions, others with {@code -Dringfence.test.largePool=150}.
 */
class LargePoolsTest {
  private static final int SIZE = Integer.getInteger("ringfence.test.largePool", 2_000);

  private static ReallocationPolicy policy(ContractKind kind) {
    BigDecimal step = new BigDecimal(kind == ContractKind.INVERSE ? "0.00001" : "0.01");
    return new ReallocationPolicy(
        new BigDecimal("0.10"),
        new BigDecimal("0.15"),
        step.multiply(BigDecimal.TEN),
        step,
        new BigDecimal("0.01"),
        new BigDecimal("0.5"),
        List.of(new BigDecimal("-0.05")),
        Aims.DEFAULT,
        Map.of());
  }

  private static Certificate.Rank first(Batch batch) {
    return batch.certificate().ranks().getFirst();
  }

  /** Nothing couples them and no sigma is known: two ways to the same bound. */
  @ParameterizedTest
  @EnumSource(names = {"LINEAR", "INVERSE"})
  void theSolverAndTheClosedFormAgree(ContractKind kind) {
    CoupledPools coupled =
        CoupledPools.propose(
            List.of(new MixedPools(21).pool(kind, SIZE, false)), policy(kind), new Glop());
    BigDecimal closed = first(coupled.batches().getFirst()).bound();

    assertThat(closed).isPositive();
    assertThat(coupled.rank().residual()).isLessThanOrEqualTo(Certificate.PROOF);
    assertThat(coupled.rank().bound().subtract(closed).abs())
        .isLessThan(closed.multiply(new BigDecimal("1e-9")));
  }

  /** Budgets, a lane and what donors have at risk: bounded, proved, audited, conserved. */
  @ParameterizedTest
  @EnumSource(names = {"LINEAR", "INVERSE"})
  void withinBudgetsAndByALaneEveryRankIsProvedAndNothingIsMadeOrLost(ContractKind kind) {
    MixedPools mixed = new MixedPools(22);
    Pool free = mixed.pool(kind, SIZE, true);
    Pool pool = mixed.limited(free);
    CoupledPools coupled = CoupledPools.propose(List.of(pool), policy(kind), new Glop());
    Batch batch = coupled.batches().getFirst();

    assertThat(batch.changes()).isNotEmpty();
    assertThat(coupled.rank().residual()).isLessThanOrEqualTo(Certificate.PROOF);
    assertThat(coupled.rank().reached()).isLessThanOrEqualTo(coupled.rank().bound());
    assertThat(coupled.rank().bound())
        .isLessThan(boundWithoutBudgets(free, pool, kind).multiply(new BigDecimal("1.000000001")));
    assertThat(batch.certificate().ranks())
        .allSatisfy(rank -> assertThat(rank.isProved()).as(rank.toString()).isTrue());
    assertThat(BatchAudit.violations(batch, policy(kind))).isEmpty();
    assertThat(batch.changes().values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(fromOutside(batch));
  }

  private static BigDecimal boundWithoutBudgets(Pool free, Pool limited, ContractKind kind) {
    Pool pool =
        new Pool(
            free.id(),
            free.positions(),
            Objects.requireNonNull(free.cash()),
            Map.of(),
            limited.lanes());
    return CoupledPools.propose(List.of(pool), policy(kind), new Glop()).rank().bound();
  }

  private static BigDecimal fromOutside(Batch batch) {
    return batch.suggestions().stream()
        .filter(Move.class::isInstance)
        .map(Move.class::cast)
        .filter(move -> !(move.source() instanceof Source.Donor))
        .map(Move::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
