package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.List;

/**
 * Levels at which a position's holder is told, once until it has recovered past the leave
 * threshold. Levels are numbered: first the distances, then the ratios.
 *
 * @param distances distances to liquidation, fractions of the mark, each in (0, 1)
 * @param ratios margin ratios, above 0
 * @param leaveMargin how far beyond a level a position must recover before it may fire again,
 *     fraction of the level in [0, 1)
 */
public record LevelTerms(
    List<BigDecimal> distances, List<BigDecimal> ratios, BigDecimal leaveMargin) {
  private static final int MOST_LEVELS = 29;

  public LevelTerms {
    distances = List.copyOf(distances);
    ratios = List.copyOf(ratios);
    if (distances.size() + ratios.size() > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "at most " + MOST_LEVELS + " levels, were " + (distances.size() + ratios.size()));
    }
    for (BigDecimal ratio : ratios) {
      if (ratio.signum() <= 0) {
        throw new IllegalArgumentException("ratios must be > 0, was " + ratio);
      }
    }
    if (leaveMargin.signum() < 0 || leaveMargin.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("leaveMargin must lie in [0, 1), was " + leaveMargin);
    }
    for (BigDecimal distance : distances) {
      BigDecimal left = distance.add(distance.multiply(leaveMargin));
      if (distance.signum() <= 0 || left.compareTo(BigDecimal.ONE) >= 0) {
        throw new IllegalArgumentException(
            "distances must be > 0 and left below 1, was " + distance + " left at " + left);
      }
    }
  }

  /** How many levels there are. */
  public int count() {
    return distances.size() + ratios.size();
  }

  /** Whether the level with this number is a distance. */
  boolean isDistance(int level) {
    return level < distances.size();
  }

  /** Where the level with this number fires. */
  BigDecimal enter(int level) {
    return isDistance(level) ? distances.get(level) : ratios.get(level - distances.size());
  }

  /** Where it is left: a larger distance, a smaller ratio. */
  BigDecimal leave(int level) {
    BigDecimal enter = enter(level);
    BigDecimal beyond = enter.multiply(leaveMargin);
    return isDistance(level) ? enter.add(beyond) : enter.subtract(beyond);
  }
}
