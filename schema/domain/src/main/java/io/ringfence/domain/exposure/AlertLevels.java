package io.ringfence.domain.exposure;

import io.ringfence.domain.margin.MarginExposure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Levels at which a position's holder is told, each once until the position has recovered past its
 * leave threshold. Source: file formats, Replay 5; risk definitions, Nearness.
 *
 * @param distances at least one distance to liquidation, fractions of the mark, above 0, falling
 * @param ratios at least one margin ratio, above 0, rising; 1 is liquidation
 * @param leaveMargin how far beyond a level a position must recover before it may fire again,
 *     fraction of the level in [0, 1): 0.1 re-arms a distance of 0.05 above 0.055 and a ratio of
 *     0.8 below 0.72
 */
public record AlertLevels(
    List<BigDecimal> distances, List<BigDecimal> ratios, BigDecimal leaveMargin) {
  /** Distance 10, 5 and 2 %, ratio 0.8 and 1, recovery a tenth beyond. */
  public static final AlertLevels DEFAULT =
      new AlertLevels(
          List.of(new BigDecimal("0.10"), new BigDecimal("0.05"), new BigDecimal("0.02")),
          List.of(new BigDecimal("0.8"), BigDecimal.ONE),
          new BigDecimal("0.1"));

  private static final int MOST_LEVELS = 31;

  /** What a level is measured on. */
  public enum Kind {
    DISTANCE,
    MARGIN_RATIO
  }

  /**
   * One level.
   *
   * @param kind what it is measured on
   * @param value fraction of the mark, or ratio
   */
  public record Level(Kind kind, BigDecimal value) {}

  public AlertLevels {
    distances = List.copyOf(distances);
    ratios = List.copyOf(ratios);
    if (distances.size() + ratios.size() > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "at most " + MOST_LEVELS + " levels, were " + (distances.size() + ratios.size()));
    }
    requireRising("distances from the last", distances.reversed());
    requireRising("ratios", ratios);
    if (leaveMargin.signum() < 0 || leaveMargin.compareTo(BigDecimal.ONE) >= 0) {
      throw new IllegalArgumentException("leaveMargin must lie in [0, 1), was " + leaveMargin);
    }
  }

  private static void requireRising(String field, List<BigDecimal> levels) {
    BigDecimal before = BigDecimal.ZERO;
    for (BigDecimal level : levels) {
      if (level.compareTo(before) <= 0) {
        throw new IllegalArgumentException(field + " must rise above 0, were " + levels);
      }
      before = level;
    }
    if (levels.isEmpty()) {
      throw new IllegalArgumentException(field + " must not be empty");
    }
  }

  /** All levels: the bit of {@code firedLevels} a level owns is its place in this list. */
  public List<Level> levels() {
    List<Level> levels = new ArrayList<>(distances.size() + ratios.size());
    distances.forEach(value -> levels.add(new Level(Kind.DISTANCE, value)));
    ratios.forEach(value -> levels.add(new Level(Kind.MARGIN_RATIO, value)));
    return levels;
  }

  /**
   * Levels that have fired after seeing an exposure: newly reached ones set, recovered ones clear.
   */
  int firedAfter(int firedBefore, MarginExposure exposure) {
    int fired = firedBefore;
    List<Level> levels = levels();
    for (int bit = 0; bit < levels.size(); bit++) {
      Level level = levels.get(bit);
      if (isReached(level, exposure)) {
        fired |= 1 << bit;
      } else if (hasRecovered(level, exposure)) {
        fired &= ~(1 << bit);
      }
    }
    return fired;
  }

  /** Whether the nearest distance or the highest ratio is among levels that have fired. */
  boolean isUtmost(int fired) {
    int nearest = 1 << (distances.size() - 1);
    int highest = 1 << (distances.size() + ratios.size() - 1);
    return (fired & (nearest | highest)) != 0;
  }

  private static boolean isReached(Level level, MarginExposure exposure) {
    return switch (level.kind()) {
      case DISTANCE -> exposure.distanceWithin(level.value());
      case MARGIN_RATIO -> exposure.ratioReaches(level.value());
    };
  }

  private boolean hasRecovered(Level level, MarginExposure exposure) {
    return switch (level.kind()) {
      case DISTANCE -> !exposure.distanceWithin(leave(level));
      case MARGIN_RATIO -> !exposure.ratioReaches(leave(level));
    };
  }

  /** Where a level is left: a larger distance, a smaller ratio. */
  BigDecimal leave(Level level) {
    BigDecimal beyond = level.value().multiply(leaveMargin);
    return switch (level.kind()) {
      case DISTANCE -> level.value().add(beyond);
      case MARGIN_RATIO -> level.value().subtract(beyond);
    };
  }

  /** How a position stands at an exposure. */
  public ExposureState stateOf(MarginExposure exposure) {
    if (exposure.equity().signum() <= 0) {
      return ExposureState.BANKRUPT;
    }
    if (exposure.ratioReaches(ratios.getLast()) || exposure.distanceWithin(distances.getLast())) {
      return ExposureState.CRITICAL;
    }
    boolean watched = levels().stream().anyMatch(level -> isReached(level, exposure));
    return watched ? ExposureState.WATCH : ExposureState.NORMAL;
  }
}
