package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is proposed for one pool at one instant, to be executed in its order, without what proves
 * how good it is: for whoever carries it out.
 *
 * @param pool the pool
 * @param suggestions moves in the order of their recipients, and positions for which none is
 *     feasible
 */
public record PoolMoves(Pool pool, List<Suggestion> suggestions) {
  public PoolMoves {
    suggestions = List.copyOf(suggestions);
  }

  /** What they change each position's wallet by, settlement asset. */
  public Map<PositionKey, BigDecimal> changes() {
    Map<PositionKey, BigDecimal> changes = new HashMap<>();
    for (Suggestion suggestion : suggestions) {
      switch (suggestion) {
        case Suggestion.Move move -> {
          changes.merge(move.recipient().key(), move.amount(), BigDecimal::add);
          if (move.source() instanceof Source.Donor donor) {
            changes.merge(donor.position().key(), move.amount().negate(), BigDecimal::add);
          }
        }
        case Suggestion.GiveBack back ->
            changes.merge(back.recipient().key(), back.amount().negate(), BigDecimal::add);
        case Suggestion.NotFeasible _ -> {}
      }
    }
    return changes;
  }
}
