package io.ringfence.reporting.report;

import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.CoupledPools;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.reporting.query.SuggestionGatesQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.solver.Glop;
import java.util.ArrayList;
import java.util.List;

/**
 * What is decided at an instant: one batch for each pool, in the order of the pools.
 *
 * @param facts what is known at it
 * @param policy policy in force
 * @param batches one for each pool
 */
record Decided(DecisionFacts facts, ReallocationPolicy policy, List<Batch> batches) {
  Decided {
    batches = List.copyOf(batches);
  }

  /** Pools in turn; where that leaves some short, what they share is divided by a solver. */
  static Decided of(DecisionFacts facts, ReallocationPolicy base) {
    ReallocationPolicy inForce = facts.prospects().policy(base);
    return new Decided(facts, inForce, batches(pools(facts, inForce), inForce));
  }

  /** Batches of pools in turn, or as the solver divides what they share. */
  static List<Batch> batches(List<Pool> pools, ReallocationPolicy policy) {
    List<Batch> inTurn = CoupledPools.inTurn(pools, policy);
    return CoupledPools.mayGainFromDividing(inTurn)
        ? CoupledPools.propose(pools, policy, new Glop()).batches()
        : inTurn;
  }

  /** Pools in turn, and no solver: for whoever asks now. */
  static Decided inTurn(DecisionFacts facts, ReallocationPolicy base) {
    ReallocationPolicy inForce = facts.prospects().policy(base);
    return new Decided(facts, inForce, CoupledPools.inTurn(pools(facts, inForce), inForce));
  }

  /** Pools with all their means, in their order; positions with a stale mark are in none. */
  static List<Pool> pools(DecisionFacts facts, ReallocationPolicy inForce) {
    PoolMeans means = new PoolMeans(facts, inForce);
    List<Pool> pools = new ArrayList<>();
    new PoolMembers(facts).fresh().forEach((id, positions) -> pools.add(means.pool(id, positions)));
    return pools;
  }

  /** As rows, with what came of them. */
  Proposals proposals() {
    SuggestionText text = new SuggestionText(policy, facts.prospects().mandate());
    SuggestionRows rows = new SuggestionRows(facts.at(), text, new SuggestionOutcome(facts));
    List<SuggestionGatesQuery.Row> gates = new ArrayList<>();
    for (Batch batch : batches) {
      rows.add(batch);
      gates.addAll(batch.suggestions().isEmpty() ? List.of() : gates(batch));
    }
    new PoolMembers(facts).staleWithin(policy.targetDistance()).forEach(rows::addStale);
    return new Proposals(rows.all(), gates);
  }

  private List<SuggestionGatesQuery.Row> gates(Batch batch) {
    SuggestionsQuery.Pool pool = SuggestionRows.stored(batch.pool().id());
    return batch.gates().stream()
        .map(
            gate ->
                new SuggestionGatesQuery.Row(
                    facts.at(), pool, gate.shock(), gate.burnedBefore(), gate.burnedAfter()))
        .toList();
  }
}
