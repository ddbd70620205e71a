package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.CoupledPools;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.SuggestionGatesQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.solver.Glop;
import java.time.Instant;
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
  /** No proposals. */
  static final Proposals NONE = new Proposals(List.of(), List.of());

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
    return at(facts, policy, Proposals::batches);
  }

  /**
   * Proposals by what is known at an instant, for whoever asks now; what came of them later is not
   * looked at. Pools take their turns: what several share is not divided by a solver.
   *
   * @param positions open positions of the firm
   * @param prospects what is known of their near future, and what bars moves of them
   * @param nodes nodes of the firm with their budgets
   * @param balances free balances of accounts
   */
  public static Proposals suggested(
      Instant at,
      List<PositionLine> positions,
      Prospects prospects,
      List<DesksAtQuery.Row> nodes,
      List<AccountBalancesQuery.Row> balances) {
    return at(
        new DecisionFacts(at, positions, prospects, nodes, balances, List.of(), List.of()),
        ReallocationPolicy.DEFAULT,
        CoupledPools::inTurn);
  }

  /** Those of pools whose desk is in scope. */
  public Proposals of(DeskScope scope) {
    return new Proposals(
        suggestions.stream().filter(row -> scope.covers(NodePath.desk(row.pool().desk()))).toList(),
        gates.stream().filter(row -> scope.covers(NodePath.desk(row.pool().desk()))).toList());
  }

  private interface Dividing {
    List<Batch> batches(List<Pool> pools, ReallocationPolicy policy);
  }

  private static Proposals at(DecisionFacts facts, ReallocationPolicy base, Dividing dividing) {
    ReallocationPolicy policy = facts.prospects().policy(base);
    PoolMeans means = new PoolMeans(facts, policy);
    SuggestionText text = new SuggestionText(policy, facts.prospects().mandate());
    SuggestionOutcome outcome = new SuggestionOutcome(facts);
    SuggestionRows rows = new SuggestionRows(facts.at(), text, outcome);
    List<SuggestionGatesQuery.Row> gates = new ArrayList<>();
    PoolMembers members = new PoolMembers(facts);
    List<Pool> pools = new ArrayList<>();
    members.fresh().forEach((id, positions) -> pools.add(means.pool(id, positions)));
    for (Batch batch : dividing.batches(pools, policy)) {
      rows.add(batch);
      gates.addAll(batch.suggestions().isEmpty() ? List.of() : gates(facts, batch));
    }
    members.staleWithin(policy.targetDistance()).forEach(rows::addStale);
    return new Proposals(rows.all(), gates);
  }

  /** Those of one node's desk; of the firm all. */
  Proposals of(NodePath node) {
    return node.deskName()
        .map(
            desk ->
                new Proposals(
                    suggestions.stream().filter(row -> row.pool().desk().equals(desk)).toList(),
                    gates.stream().filter(row -> row.pool().desk().equals(desk)).toList()))
        .orElse(this);
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
