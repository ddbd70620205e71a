package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.SuggestionGatesQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
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
    return Decided.inTurn(
            new DecisionFacts(at, positions, prospects, nodes, balances, List.of(), List.of()),
            ReallocationPolicy.DEFAULT)
        .proposals();
  }

  /** Those of pools whose desk is in scope. */
  public Proposals of(DeskScope scope) {
    return new Proposals(
        suggestions.stream().filter(row -> scope.covers(NodePath.desk(row.pool().desk()))).toList(),
        gates.stream().filter(row -> scope.covers(NodePath.desk(row.pool().desk()))).toList());
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
}
