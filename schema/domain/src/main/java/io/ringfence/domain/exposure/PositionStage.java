package io.ringfence.domain.exposure;

import io.ringfence.domain.position.PositionState;

/**
 * How far a position has come on its way to an end. Levels count as reached until the position has
 * recovered past their leave threshold, so a stage does not flap; a rise is immediate. Source: risk
 * definitions, State.
 */
public enum PositionStage {
  /** There is no mark to rely on. */
  UNKNOWN,
  /** No level reached. */
  NORMAL,
  /** A level reached. */
  WATCH,
  /** The nearest distance or the highest ratio reached. */
  CRITICAL,
  /** The requirement was met at a mark; the venue has not reported. It counts at full cap. */
  PRESUMED_LIQUIDATED,
  /** It ended at its requirement. */
  LIQUIDATED,
  /** It was closed. */
  CLOSED;

  /**
   * The stage of a position.
   *
   * @param levels whose bits the position carries
   * @param valued whether there is a mark to rely on
   */
  public static PositionStage of(PositionState position, AlertLevels levels, boolean valued) {
    return switch (position.status()) {
      case CLOSED -> CLOSED;
      case LIQUIDATED -> LIQUIDATED;
      case PRESUMED_LIQUIDATED -> PRESUMED_LIQUIDATED;
      case OPEN -> valued ? reached(position.firedLevels(), levels) : UNKNOWN;
    };
  }

  private static PositionStage reached(int fired, AlertLevels levels) {
    if (fired == 0) {
      return NORMAL;
    }
    return levels.isUtmost(fired) ? CRITICAL : WATCH;
  }
}
