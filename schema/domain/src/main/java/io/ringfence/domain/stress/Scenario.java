package io.ringfence.domain.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens to marks, all at once.
 *
 * @param name for people
 * @param moves moves by instrument
 * @param proxy move of those that are not named; absent: theirs is not known
 */
public record Scenario(String name, Map<InstrumentId, Move> moves, @Nullable Move proxy) {
  public Scenario {
    moves = Map.copyOf(moves);
  }

  /** Every mark makes the same move. */
  public static Scenario joint(String name, Move move) {
    return new Scenario(name, Map.of(), move);
  }

  /**
   * A settlement asset loses its peg: marks of contracts whose index is quoted in it rise by 1 / (1
   * - loss), the others stay. Source: risk definitions, Events.
   *
   * @param loss fraction of its worth that it loses, in (0, 1)
   * @param quotedInIt instruments whose index is quoted in it
   */
  public static Scenario depeg(String name, BigDecimal loss, Set<InstrumentId> quotedInIt) {
    if (loss.signum() <= 0 || loss.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("loss must lie in (0, 1), was " + loss);
    }
    Move rise = Move.to(Fraction.of(loss, BigDecimal.ONE.subtract(loss)));
    Map<InstrumentId, Move> moves = new HashMap<>();
    quotedInIt.forEach(instrument -> moves.put(instrument, rise));
    return new Scenario(name, moves, Move.to(Fraction.ZERO));
  }

  /** The move of an instrument; empty: it is not known. */
  public Optional<Move> of(InstrumentId instrument) {
    return Optional.ofNullable(moves.getOrDefault(instrument, proxy));
  }

  /** Whether an instrument moves as it is named, and not by the proxy. */
  public boolean names(InstrumentId instrument) {
    return moves.containsKey(instrument);
  }
}
