package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.reallocation.Suggestion.Move;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the moves of a batch that lift positions come to, from the moves alone: whoever drew them up
 * is not asked.
 *
 * @param policy what the moves may cost
 * @param moves moves that defend, in the order of the batch
 */
record Defence(ReallocationPolicy policy, List<Move> moves) {
  static Defence of(List<Suggestion> suggestions, ReallocationPolicy policy) {
    return new Defence(
        policy,
        suggestions.stream()
            .filter(Move.class::isInstance)
            .map(Move.class::cast)
            .filter(move -> move.stance() == Aims.Stance.DEFEND)
            .toList());
  }

  /**
   * What moves change of one position.
   *
   * @param position as it is before them
   * @param amount settlement asset, above 0
   */
  record Change(PoolPosition position, BigDecimal amount) {
    private Change plus(Change other) {
      return new Change(position, amount.add(other.amount));
    }
  }

  /** What each lifted position receives, in the order of the batch. */
  List<Change> received() {
    return summed(moves.stream().map(move -> new Change(move.recipient(), move.amount())).toList());
  }

  /** What each donor gives, in the order of the batch. */
  List<Change> given() {
    List<Change> given = new ArrayList<>();
    for (Move move : moves) {
      if (move.source() instanceof Source.Donor donor) {
        given.add(new Change(donor.position(), move.amount()));
      }
    }
    return summed(given);
  }

  private static List<Change> summed(List<Change> all) {
    Map<PositionKey, Change> byKey = new LinkedHashMap<>();
    all.forEach(one -> byKey.merge(one.position().key(), one, Change::plus));
    return List.copyOf(byKey.values());
  }

  /**
   * Expected burned margin of everybody they touch without them less with them, less what they
   * cost: settlement asset, weighted by conviction, exact.
   */
  Fraction saved() {
    ExpectedBurn burn = new ExpectedBurn(policy);
    Fraction saved = Fraction.ZERO;
    for (Change one : received()) {
      saved = saved.plus(burn.saved(one.position(), BigDecimal.ZERO, one.amount()));
    }
    for (Change one : given()) {
      saved = saved.plus(burn.saved(one.position(), BigDecimal.ZERO, one.amount().negate()));
    }
    for (Move move : moves) {
      saved = saved.minus(move.source().cost(move.amount(), costs(move)));
    }
    return saved;
  }

  private Aims.Costs costs(Move move) {
    return policy.aimsOf(NodePath.desk(move.recipient().facts().desk())).costs();
  }
}
