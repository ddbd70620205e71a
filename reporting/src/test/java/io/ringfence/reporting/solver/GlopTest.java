package io.ringfence.reporting.solver;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.BatchAudit;
import io.ringfence.domain.reallocation.Certificate;
import io.ringfence.domain.reallocation.CoupledPools;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Source;
import io.ringfence.domain.reallocation.Suggestion.Move;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pools that share what there is: each proposal proved by the domain, the solver not believed. */
class GlopTest {
  private static final int SEEDS = 60;
  private static final int LARGE = Integer.getInteger("ringfence.test.largePool", 400);

  /** Whole units, no reserve, no cushion: what fits is a question of sums alone. */
  private static final ReallocationPolicy POLICY =
      new ReallocationPolicy(
          new BigDecimal("0.10"),
          new BigDecimal("0.15"),
          BigDecimal.ONE,
          BigDecimal.ONE,
          BigDecimal.ZERO,
          BigDecimal.ZERO,
          List.of(new BigDecimal("-0.05")));

  /** Solved once for all tests that look at them. */
  private static final Map<String, CoupledPools> SOLVED = new HashMap<>();

  private static CoupledPools solved(long seed, boolean withLanes) {
    return SOLVED.computeIfAbsent(
        seed + "/" + withLanes, _ -> coupled(new RandomPools(seed, withLanes).pools(4, 6)));
  }

  private static CoupledPools coupled(List<Pool> pools) {
    return CoupledPools.propose(pools, POLICY, new Glop());
  }

  private static BigDecimal moved(List<Batch> batches, Predicate<Move> which) {
    return batches.stream()
        .flatMap(batch -> batch.suggestions().stream())
        .filter(Move.class::isInstance)
        .map(Move.class::cast)
        .filter(which)
        .map(Move::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @ParameterizedTest(name = "with lanes: {0}")
  @ValueSource(booleans = {false, true})
  void everyAnswerIsProvedAndNoBatchExceedsTheBound(boolean withLanes) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      CoupledPools coupled = solved(seed, withLanes);
      assertThat(coupled.rank().residual())
          .as("seed %s", seed)
          .isLessThanOrEqualTo(Certificate.PROOF);
      assertThat(coupled.rank().reached()).isLessThanOrEqualTo(coupled.rank().bound());
    }
  }

  @ParameterizedTest(name = "with lanes: {0}")
  @ValueSource(booleans = {false, true})
  void whatPoolsShareIsNeverPromisedTwice(boolean withLanes) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Pool> pools = new RandomPools(seed, withLanes).pools(4, 6);
      List<Batch> batches = solved(seed, withLanes).batches();
      batches.forEach(batch -> assertThat(BatchAudit.violations(batch, POLICY)).isEmpty());
      for (Pool pool : pools) {
        List<Batch> sharing =
            batches.stream()
                .filter(batch -> batch.pool().id().account().equals(pool.id().account()))
                .toList();
        assertThat(moved(sharing, move -> move.source() instanceof Source.FreeBalance))
            .isLessThanOrEqualTo(Objects.requireNonNull(pool.cash()).reported());
        assertThat(moved(batches, move -> move.raises().contains(NodePath.FIRM)))
            .isLessThanOrEqualTo(Objects.requireNonNull(pool.headroom().get(NodePath.FIRM)));
        pool.lanes()
            .forEach(
                lane ->
                    assertThat(moved(batches, move -> move.source() instanceof Source.Transfer))
                        .isLessThanOrEqualTo(lane.available()));
      }
    }
  }

  /** Every order in which the pools could be served, and the bound, around what is proposed. */
  @Test
  void noOrderOfThePoolsExceedsTheBoundAndTheOwnOrderIsNeverBetter() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Pool> pools = new RandomPools(seed, false).pools(3, 5);
      CoupledPools coupled = coupled(pools);
      assertThat(coupled.rank().reached())
          .as("seed %s", seed)
          .isGreaterThanOrEqualTo(saved(CoupledPools.inTurn(pools, POLICY)));
      for (List<Pool> order : orders(pools)) {
        assertThat(saved(CoupledPools.inTurn(order, POLICY)))
            .isLessThanOrEqualTo(coupled.rank().bound());
      }
    }
  }

  private static List<List<Pool>> orders(List<Pool> pools) {
    if (pools.isEmpty()) {
      return List.of(List.of());
    }
    List<List<Pool>> orders = new ArrayList<>();
    for (Pool first : pools) {
      List<Pool> others = new ArrayList<>(pools);
      others.remove(first);
      for (List<Pool> rest : orders(others)) {
        List<Pool> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        orders.add(order);
      }
    }
    return orders;
  }

  private static BigDecimal saved(List<Batch> batches) {
    return batches.stream()
        .map(batch -> batch.certificate().ranks().getFirst().reached())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * One pool without budgets is a fractional knapsack: two ways to the same bound. 400 positions,
   * others with {@code -Dringfence.test.largePool=1500}.
   */
  @Test
  void theSolverAndTheClosedFormAgreeOnALargePool() {
    Pool large = new RandomPools(3, false).pools(1, LARGE).getFirst();
    Pool free = new Pool(large.id(), large.positions(), large.cash(), Map.of(), List.of());
    CoupledPools coupled = coupled(List.of(free));
    BigDecimal closed = coupled.batches().getFirst().certificate().ranks().getFirst().bound();

    assertThat(coupled.rank().residual()).isLessThanOrEqualTo(Certificate.PROOF);
    assertThat(coupled.rank().bound().subtract(closed).abs())
        .isLessThan(closed.multiply(new BigDecimal("1e-9")));
  }

  @Test
  void theSolverFindsWhatFirstComeFirstServedDoesNot() {
    long better = 0;
    for (long seed = 1; seed <= SEEDS; seed++) {
      List<Pool> pools = new RandomPools(seed, false).pools(4, 6);
      List<Batch> inTurn = CoupledPools.inTurn(pools, POLICY);
      if (coupled(pools).rank().reached().compareTo(saved(inTurn)) > 0) {
        assertThat(CoupledPools.mayGainFromDividing(inTurn)).as("seed %s", seed).isTrue();
        better++;
      }
    }
    assertThat(better).isPositive();
  }

  @Test
  void askedAgainItAnswersTheSame() {
    List<Pool> pools = new RandomPools(11, true).pools(4, 6);

    assertThat(coupled(pools).batches())
        .extracting(Batch::suggestions)
        .isEqualTo(coupled(pools).batches().stream().map(Batch::suggestions).toList());
  }
}
