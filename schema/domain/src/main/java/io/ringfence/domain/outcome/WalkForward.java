package io.ringfence.domain.outcome;

import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.CoupledPools;
import io.ringfence.domain.reallocation.Pool;
import io.ringfence.domain.reallocation.PoolMoves;
import io.ringfence.domain.reallocation.PoolPosition;
import io.ringfence.domain.reallocation.ReallocationPolicy;
import io.ringfence.domain.reallocation.Reduce;
import io.ringfence.domain.reallocation.Suggestion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Walks an hourly decision forward through a market three times over: everybody ignores what is
 * proposed, everybody follows it at once, everybody below the target reduces instead. A decision
 * sees nothing of the hours after it. Simulated: moves are carried out in full at the mark of the
 * decision, a position dies when an extreme of the hour reaches its liquidation price, and what
 * dies burns its whole wallet; fees and funding are those of the recorded wallets.
 */
public final class WalkForward {
  private ReallocationPolicy policy;
  private final World ignoring = new World();
  private final World following = new World();
  private final World reducing = new World();
  private final List<Step> steps = new ArrayList<>();
  private final List<OpenScore> scores = new ArrayList<>();

  /** A walk under a policy. */
  public WalkForward(ReallocationPolicy policy) {
    this.policy = policy;
  }

  /**
   * One hour of the walk.
   *
   * @param at when it began
   * @param moves moves proposed for those who follow
   * @param moved what they move, settlement asset
   * @param refused positions below the target for which nothing was proposed
   * @param ignored what has happened up to its end to those who ignore
   * @param followed what has happened to those who follow
   * @param reduced what has happened to those who reduce
   */
  public record Step(
      Instant at,
      int moves,
      BigDecimal moved,
      int refused,
      Tally ignored,
      Tally followed,
      Tally reduced) {}

  /** The same under the policy in force when the hour begins. */
  public Step step(Hour hour, ReallocationPolicy inForce) {
    policy = inForce;
    return step(hour);
  }

  /** Decides at the start of an hour and lets it happen. */
  public Step step(Hour hour) {
    scores.forEach(open -> open.supersede(hour.at()));
    score(hour, ignoring.enter(hour, _ -> false));
    List<PoolMoves> batches =
        CoupledPools.movesInTurn(following.enter(hour, ignoring::isDead), policy);
    batches.forEach(following::follow);
    reducing.enter(hour, ignoring::isDead).forEach(this::reduce);
    following.live(hour);
    ignoring.live(hour);
    reducing.live(hour);
    scores.forEach(open -> open.live(hour));
    Step step = step(hour, batches);
    steps.add(step);
    return step;
  }

  /** Everybody below the target closes as much as lifts the rest to it. */
  private void reduce(Pool pool) {
    for (PoolPosition one : pool.positions()) {
      Reduce.applied(one, policy)
          .ifPresent(
              rest ->
                  reducing.replace(
                      rest,
                      one.economics()
                          .isolatedMargin()
                          .subtract(rest.economics().isolatedMargin())));
    }
  }

  /** Moves are scored on the recorded market, each as if it were the only one. */
  private void score(Hour hour, List<Pool> recorded) {
    for (PoolMoves batch : CoupledPools.movesInTurn(recorded, policy)) {
      for (Suggestion suggestion : batch.suggestions()) {
        if (suggestion instanceof Suggestion.Move move) {
          scores.add(new OpenScore(hour.at(), move));
        }
      }
    }
  }

  private Step step(Hour hour, List<PoolMoves> batches) {
    int moves = 0;
    int refused = 0;
    BigDecimal moved = BigDecimal.ZERO;
    for (PoolMoves batch : batches) {
      for (Suggestion suggestion : batch.suggestions()) {
        switch (suggestion) {
          case Suggestion.Move move -> {
            moves++;
            moved = moved.add(move.amount());
          }
          case Suggestion.GiveBack back -> {
            moves++;
            moved = moved.add(back.amount());
          }
          case Suggestion.NotFeasible _ -> refused++;
        }
      }
    }
    return new Step(
        hour.at(), moves, moved, refused, ignoring.tally(), following.tally(), reducing.tally());
  }

  /** Whether a position died in the recorded market. */
  public boolean isGone(PositionKey key) {
    return ignoring.isDead(key);
  }

  /** The hours so far. */
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  /** What each move would have cost and saved, in the order proposed. */
  public List<Score> scores() {
    return scores.stream().map(OpenScore::score).toList();
  }
}
