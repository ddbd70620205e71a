package io.ringfence.reporting.report;

import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.Reallocation;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.reporting.query.SuggestionGatesQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Margin moves proposed at one or several instants.
 *
 * @param suggestions moves, and positions for which none is feasible, by instant and number
 * @param gates containment gate of each pool, by instant, pool and shock
 */
public record Proposals(
    List<SuggestionsQuery.Row> suggestions, List<SuggestionGatesQuery.Row> gates) {
  private record GateKey(SuggestionsQuery.Pool pool, BigDecimal shock) {}

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
    members
        .fresh()
        .forEach(
            (id, positions) -> {
              Batch batch = Reallocation.propose(means.pool(id, positions), policy);
              means.spend(batch);
              rows.add(batch);
              gates.addAll(batch.suggestions().isEmpty() ? List.of() : gates(facts, batch));
            });
    members.staleWithin(policy.targetDistance()).forEach(rows::addStale);
    return new Proposals(rows.all(), byStoredPool(gates));
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

  /**
   * Gates are stored without legal entity and client or house; pools that differ in nothing else
   * are added up, which is exact.
   */
  private static List<SuggestionGatesQuery.Row> byStoredPool(List<SuggestionGatesQuery.Row> gates) {
    Map<GateKey, SuggestionGatesQuery.Row> sums = new LinkedHashMap<>();
    for (SuggestionGatesQuery.Row gate : gates) {
      sums.merge(
          new GateKey(gate.pool(), gate.shock()),
          gate,
          (left, right) ->
              new SuggestionGatesQuery.Row(
                  left.decidedAt(),
                  left.pool(),
                  left.shock(),
                  left.burnedBefore().add(right.burnedBefore()),
                  left.burnedAfter().add(right.burnedAfter())));
    }
    return List.copyOf(sums.values());
  }
}
