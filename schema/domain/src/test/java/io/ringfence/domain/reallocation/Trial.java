package io.ringfence.domain.reallocation;

import io.ringfence.domain.Dice;
import io.ringfence.domain.Seeds;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A random pool with the batch proposed for it.
 *
 * @param sample the positions and their twins
 */
record Trial(long seed, SamplePool sample, Pool pool, ReallocationPolicy policy, Batch batch) {
  private static final Map<Long, Trial> KNOWN = new ConcurrentHashMap<>();

  static Trial of(long seed) {
    return KNOWN.computeIfAbsent(seed, Trial::fresh);
  }

  private static Trial fresh(long seed) {
    Dice dice = new Dice(seed);
    SamplePool sample = SamplePool.random(dice, dice.whole(1, 9));
    BigDecimal free = dice.chance(20) ? null : dice.between("0", "30000", 2);
    Pool pool = sample.pool(free, headroom(dice));
    ReallocationPolicy policy = SamplePool.policy(dice);
    return new Trial(seed, sample, pool, policy, Reallocation.propose(pool, policy));
  }

  private static Map<NodePath, BigDecimal> headroom(Dice dice) {
    Map<NodePath, BigDecimal> headroom = new HashMap<>();
    for (NodePath node : SamplePool.NODES) {
      if (dice.chance(30)) {
        headroom.put(node, dice.between("0", "9000", 2));
      }
    }
    return headroom;
  }

  /** Runs a check on the trial of each seed of a block. */
  static void forBlock(long firstSeed, Consumer<Trial> check) {
    Seeds.forBlock(firstSeed, seed -> check.accept(of(seed)));
  }

  List<Move> moves() {
    return batch.suggestions().stream()
        .filter(Move.class::isInstance)
        .map(Move.class::cast)
        .toList();
  }

  List<NotFeasible> refusals() {
    return batch.suggestions().stream()
        .filter(NotFeasible.class::isInstance)
        .map(NotFeasible.class::cast)
        .toList();
  }

  /** Positions that receive margin, in the order of the batch. */
  List<PoolPosition> fed() {
    return moves().stream().map(Move::recipient).distinct().toList();
  }

  /** The table moves are booked on, before any. */
  NaivePool unbooked() {
    return new NaivePool(sample, pool, policy);
  }

  /** The table with every move booked. */
  NaivePool booked() {
    NaivePool naive = unbooked();
    moves().forEach(naive::book);
    return naive;
  }

  @Override
  public String toString() {
    return "pool of seed " + seed;
  }
}
