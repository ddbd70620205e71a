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
 * Margin moves proposed at one or several instants.
 *
 * @param suggestions moves, and positions for which none is feasible, by instant and number
 * @param gates containment gate of each pool, by instant, pool and shock
 * @param outcomes what hourly decisions of the last day would have come to
 */
public record Proposals(
    List<SuggestionsQuery.Row> suggestions,
    List<SuggestionGatesQuery.Row> gates,
    Outcomes outcomes) {
  /** Proposals whose outcomes nobody has looked at. */
  public Proposals(List<SuggestionsQuery.Row> suggestions, List<SuggestionGatesQuery.Row> gates) {
    this(suggestions, gates, Outcomes.NONE);
  }

  public Proposals {
    suggestions = List.copyOf(suggestions);
    gates = List.copyOf(gates);
  }

  /** Proposals of one instant: one batch for each pool, in the order of the pools. */
  static Proposals at(DecisionFacts facts, ReallocationPolicy policy) {
    PoolMeans means = new PoolMeans(facts);
    SuggestionText text = new SuggestionText(policy);
    SuggestionOutcome outcome = new SuggestionOutcome(facts);
    SuggestionRows rows = new SuggestionRows(facts.at(), text, outcome);
    List<SuggestionGatesQuery.Row> gates = new ArrayList<>();
    PoolMembers members = new PoolMembers(facts);
    List<Pool> pools = new ArrayList<>();
    members.fresh().forEach((id, positions) -> pools.add(means.pool(id, positions)));
    for (Batch batch : batches(pools, policy)) {
      rows.add(batch);
      gates.addAll(batch.suggestions().isEmpty() ? List.of() : gates(facts, batch));
    }
    members.staleWithin(policy.targetDistance()).forEach(rows::addStale);
    return new Proposals(rows.all(), gates);
  }

  /** Pools in turn; where that leaves some short, what they share is divided by a solver. */
  static List<Batch> batches(List<Pool> pools, ReallocationPolicy policy) {
    List<Batch> inTurn = CoupledPools.inTurn(pools, policy);
    return CoupledPools.mayGainFromDividing(inTurn)
        ? CoupledPools.propose(pools, policy, new Glop()).batches()
        : inTurn;
  }

  /** The same with outcomes. */
  Proposals with(Outcomes walked) {
    return new Proposals(suggestions, gates, walked);
  }

  /** Both, in this order. */
  Proposals plus(Proposals later) {
    List<SuggestionsQuery.Row> allSuggestions = new ArrayList<>(suggestions);
    allSuggestions.addAll(later.suggestions);
    List<SuggestionGatesQuery.Row> allGates = new ArrayList<>(gates);
    allGates.addAll(later.gates);
    return new Proposals(allSuggestions, allGates);
  }

  private static List<SuggestionGatesQuery.Row> gates(DecisionFacts facts, Batch batch) {
    Pool.Id id = batch.pool().id();
    SuggestionsQuery.Pool pool = SuggestionRows.stored(id);
    return batch.gates().stream()
        .map(
            gate ->
                new SuggestionGatesQuery.Row(
                    facts.at(), pool, gate.shock(), gate.burnedBefore(), gate.burnedAfter()))
        .toList();
  }
}
