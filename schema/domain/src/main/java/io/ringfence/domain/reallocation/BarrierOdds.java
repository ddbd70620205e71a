package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How often the worst adverse move of a window reached a barrier, from recorded windows: empirical,
 * because the driftless normal formula understates far barriers many times over. Moves are
 * standardised: adverse extreme of the window, in log price, by sigma times the root of the
 * horizon. Source: risk definitions, Nearness.
 */
public final class BarrierOdds {
  /** Probability from which a barrier means trouble: one in twenty. */
  private static final int TROUBLE_ONE_IN = 20;

  private final double[] moves;

  private BarrierOdds(double[] moves) {
    this.moves = moves;
  }

  /**
   * Odds of recorded moves.
   *
   * @param moves standardised adverse moves, one for each window, each finite and at least 0
   * @throws IllegalArgumentException when there are none, or one is out of range
   */
  public static BarrierOdds of(List<Double> moves) {
    double[] sorted = moves.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      throw new IllegalArgumentException("moves must not be empty");
    }
    if (!(sorted[0] >= 0) || !Double.isFinite(sorted[sorted.length - 1])) {
      throw new IllegalArgumentException("moves must be finite and >= 0");
    }
    return new BarrierOdds(sorted);
  }

  /** Number of windows. */
  public int windows() {
    return moves.length;
  }

  /**
   * Share of windows whose move reached a barrier, exact.
   *
   * @param sigmas distance of the barrier in sigma over the horizon
   */
  public Fraction reaching(double sigmas) {
    int low = 0;
    int high = moves.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (moves[middle] >= sigmas) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Fraction.of(BigDecimal.valueOf(moves.length - low), BigDecimal.valueOf(moves.length));
  }

  /** The farthest barrier that one window in twenty reached, in sigma; empty: it was 0. */
  Optional<Double> trouble() {
    int reaching = Math.ceilDiv(moves.length, TROUBLE_ONE_IN);
    double barrier = moves[moves.length - reaching];
    return barrier > 0 ? Optional.of(barrier) : Optional.empty();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BarrierOdds odds && Arrays.equals(moves, odds.moves);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(moves);
  }

  @Override
  public String toString() {
    return "odds of " + moves.length + " windows";
  }
}
