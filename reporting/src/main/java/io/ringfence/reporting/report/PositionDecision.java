package io.ringfence.reporting.report;

import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Decision;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.reporting.query.BudgetsAtQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The decision ticket of one position: add, reduce, close or wait, each with what it costs, what
 * its pool burns after it and what it does to budgets. Its pool is what the asker may see of it,
 * which is all of it: a pool lies within one desk.
 *
 * @param line the position
 * @param ticket absent: nothing is decided about it now
 * @param barred why not; absent: there is a ticket
 * @param mode margin mode the policy gives it; absent: it is a leg of a pair, and what that asks
 *     for depends on the other leg
 * @param budgets budgets at the instant
 */
public record PositionDecision(
    PositionLine line,
    @Nullable Decision ticket,
    @Nullable String barred,
    ModePolicy.@Nullable Advice mode,
    List<BudgetsAtQuery.Row> budgets) {
  public PositionDecision {
    budgets = List.copyOf(budgets);
  }

  /**
   * The ticket of a position by the policy of this build.
   *
   * @param positions open positions of its desk at least, the position among them
   * @param prospects what is known of their near future, and what bars moves of them
   */
  public static PositionDecision of(
      List<PositionLine> positions,
      Prospects prospects,
      PositionKey key,
      List<BudgetsAtQuery.Row> budgets,
      Instant at) {
    PositionLine line =
        positions.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    DecisionFacts facts =
        new DecisionFacts(at, positions, prospects, List.of(), List.of(), List.of(), List.of());
    Decision ticket =
        pool(new PoolMembers(facts).fresh(), key)
            .map(
                pool ->
                    Decision.of(
                        pool,
                        key,
                        prospects.policy(ReallocationPolicy.DEFAULT),
                        new Decision.Recorded(RecordedCrashes.ofClassPath(), prospects.joint())))
            .orElse(null);
    return new PositionDecision(
        line, ticket, ticket == null ? barred(line) : null, mode(line, prospects), budgets);
  }

  /** What an answer does to the budgets that count the position's wallet. */
  public List<BudgetEffect> effects(Decision.Answer answer) {
    return BudgetEffect.of(budgets, line, answer.rival().budgetUsed());
  }

  private static Optional<Pool> pool(Map<Pool.Id, List<PoolPosition>> pools, PositionKey key) {
    return pools.entrySet().stream()
        .filter(pool -> pool.getValue().stream().anyMatch(one -> one.key().equals(key)))
        .findFirst()
        .map(pool -> new Pool(pool.getKey(), pool.getValue(), null, Map.of()));
  }

  private static String barred(PositionLine line) {
    return line.exposure() == null
        ? "the position has no mark: nothing can be said of it"
        : "its mark is stale: nothing is decided on a mark that cannot be trusted";
  }

  private static ModePolicy.@Nullable Advice mode(PositionLine line, Prospects prospects) {
    return line.facts().labels().pairId() == null
        ? prospects.mandate().modesOf(line.facts().node()).of(line.facts(), null)
        : null;
  }
}
