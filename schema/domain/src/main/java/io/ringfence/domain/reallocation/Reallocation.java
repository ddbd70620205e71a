package io.ringfence.domain.reallocation;

import io.ringfence.domain.position.PositionFacts.Plan;
import io.ringfence.domain.position.PositionFacts.Thesis;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The first policy: reach the target distance, do not maximise. Positions below the target are
 * lifted to it whole or not at all, those that save the most margin for the least first; margin
 * comes from the free balance above its reserve, then from donors of the same book, then from those
 * of other books of the desk, the most to spare first, as far as the budgets of the nodes that
 * would hold more have headroom.
 */
public final class Reallocation {
  private Reallocation() {}

  /** Proposes what to move in one pool. The same pool and policy give the same batch. */
  public static Batch propose(Pool pool, ReallocationPolicy policy) {
    Sources sources = new Sources(pool, policy);
    List<Suggestion> suggestions = new ArrayList<>();
    for (PoolPosition recipient : recipients(pool, policy)) {
      suggestions.addAll(proposeFor(recipient, policy, sources));
    }
    return new Batch(pool, suggestions, Batch.gates(pool, policy.shocks(), sources.changes()));
  }

  /** Positions below the target, the cheapest to save for each unit at risk first. */
  private static List<PoolPosition> recipients(Pool pool, ReallocationPolicy policy) {
    return pool.positions().stream()
        .filter(position -> position.slackAt(policy.targetDistance()).signum() < 0)
        .sorted(
            Comparator.<PoolPosition>comparingInt(p -> obstacle(p).isPresent() ? 1 : 0)
                .thenComparing((left, right) -> compareCost(left, right, policy))
                .thenComparing(PoolPosition::key))
        .toList();
  }

  /** need(left) / W(left) against need(right) / W(right), without dividing. */
  private static int compareCost(PoolPosition left, PoolPosition right, ReallocationPolicy policy) {
    BigDecimal leftCost = need(left, policy).multiply(right.economics().isolatedMargin());
    BigDecimal rightCost = need(right, policy).multiply(left.economics().isolatedMargin());
    return leftCost.compareTo(rightCost);
  }

  private static List<Suggestion> proposeFor(
      PoolPosition recipient, ReallocationPolicy policy, Sources sources) {
    Optional<Suggestion.Reduction> rival = Reduce.to(recipient, policy.targetDistance());
    BigDecimal needed = need(recipient, policy);
    Optional<Obstacle> obstacle = obstacle(recipient);
    if (obstacle.isPresent()) {
      return List.of(new NotFeasible(recipient, needed, obstacle.get(), rival));
    }
    List<Sources.Draw> draws = sources.draw(recipient, needed);
    if (draws.isEmpty()) {
      return List.of(new NotFeasible(recipient, needed, sources.whyNot(recipient, needed), rival));
    }
    List<Suggestion> moves = new ArrayList<>(draws.size());
    BigDecimal received = BigDecimal.ZERO;
    for (Sources.Draw draw : draws) {
      moves.add(new Move(recipient, draw.source(), draw.amount(), received, rival));
      received = received.add(draw.amount());
    }
    sources.give(recipient, draws);
    return moves;
  }

  /** Margin that lifts the position to the target, at least the minimum transfer, on the step. */
  private static BigDecimal need(PoolPosition position, ReallocationPolicy policy) {
    BigDecimal missing = position.slackAt(policy.targetDistance()).negate();
    return policy.roundedUp(missing).max(policy.roundedUp(policy.minimumTransfer()));
  }

  private static Optional<Obstacle> obstacle(PoolPosition position) {
    if (position.facts().plan() == Plan.EXIT) {
      return Optional.of(Obstacle.PLAN_SAYS_EXIT);
    }
    if (position.facts().thesis() != Thesis.INTACT) {
      return Optional.of(Obstacle.THESIS_NOT_INTACT);
    }
    return position.facts().labels().pairId() != null
        ? Optional.of(Obstacle.PAIRED)
        : Optional.empty();
  }
}
