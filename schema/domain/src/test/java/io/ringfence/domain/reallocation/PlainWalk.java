package io.ringfence.domain.reallocation;

import io.ringfence.domain.outcome.Hour;
import io.ringfence.domain.outcome.WalkForward;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Suggestion.GiveBack;
import io.ringfence.domain.reallocation.Suggestion.Move;
import io.ringfence.domain.reallocation.Suggestion.NotFeasible;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A walk that answers every pool of every hour in full, certificate and all. */
final class PlainWalk {
  /** A move, and its two positions with it and without. */
  static final class Scored {
    private final Move move;
    private final List<PoolPosition> without = new ArrayList<>();
    private final List<PoolPosition> with = new ArrayList<>();
    private BigDecimal ignored = BigDecimal.ZERO;
    private BigDecimal followed = BigDecimal.ZERO;

    Scored(Move move) {
      this.move = move;
      PoolPosition recipient = move.recipient().with(move.receivedBefore());
      without.add(recipient);
      with.add(recipient.with(move.amount()));
      if (move.source() instanceof Source.Donor(PoolPosition donor, BigDecimal given)) {
        without.add(donor.with(given.negate()));
        with.add(donor.with(given.negate()).with(move.amount().negate()));
      }
    }

    private void live(Hour hour) {
      ignored = ignored.add(burned(without, hour));
      followed = followed.add(burned(with, hour));
    }

    /** Whoever dies is gone. */
    private static BigDecimal burned(List<PoolPosition> alive, Hour hour) {
      BigDecimal burned = BigDecimal.ZERO;
      for (PoolPosition one : List.copyOf(alive)) {
        if (PlainWorld.dies(one, hour)) {
          alive.remove(one);
          burned = burned.add(PlainWorld.wallet(one));
        }
      }
      return burned;
    }

    String line() {
      return "%s %s %s %s"
          .formatted(
              move.recipient().key(),
              move.amount().toPlainString(),
              ignored.stripTrailingZeros().toPlainString(),
              followed.stripTrailingZeros().toPlainString());
    }
  }

  private final ReallocationPolicy policy;
  private final PlainWorld ignoring = new PlainWorld();
  private final PlainWorld following = new PlainWorld();
  private final PlainWorld reducing = new PlainWorld();
  private final Set<PositionKey> liquidated = new HashSet<>();
  private final List<Scored> scores = new ArrayList<>();

  PlainWalk(ReallocationPolicy policy) {
    this.policy = policy;
  }

  List<Scored> scores() {
    return scores;
  }

  WalkForward.Step step(Hour hour) {
    for (Batch batch : CoupledPools.inTurn(ignoring.enter(hour, Set.of()), policy)) {
      batch.suggestions().stream()
          .filter(Move.class::isInstance)
          .map(one -> new Scored((Move) one))
          .forEach(scores::add);
    }
    List<Batch> batches = CoupledPools.inTurn(following.enter(hour, liquidated), policy);
    batches.forEach(following::follow);
    reducing.reduce(reducing.enter(hour, liquidated), policy);
    List.of(ignoring, following, reducing).forEach(world -> world.live(hour));
    hour.pools().stream()
        .flatMap(pool -> pool.positions().stream())
        .map(PoolPosition::key)
        .filter(ignoring::isDead)
        .forEach(liquidated::add);
    scores.forEach(score -> score.live(hour));
    return step(hour, batches);
  }

  private WalkForward.Step step(Hour hour, List<Batch> batches) {
    int moves = 0;
    int refused = 0;
    BigDecimal moved = BigDecimal.ZERO;
    for (Suggestion one : batches.stream().flatMap(b -> b.suggestions().stream()).toList()) {
      moves += one instanceof NotFeasible ? 0 : 1;
      refused += one instanceof NotFeasible ? 1 : 0;
      moved =
          moved.add(
              switch (one) {
                case Move move -> move.amount();
                case GiveBack back -> back.amount();
                case NotFeasible _ -> BigDecimal.ZERO;
              });
    }
    return new WalkForward.Step(
        hour.at(), moves, moved, refused, ignoring.tally(), following.tally(), reducing.tally());
  }
}
