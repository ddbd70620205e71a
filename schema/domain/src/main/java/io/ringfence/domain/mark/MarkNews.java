package io.ringfence.domain.mark;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The mark of an instrument entered a condition.
 *
 * @param condition the condition
 * @param at when
 * @param price the mark; absent: there is none
 * @param markAt time of the mark; absent with it
 * @param trusted last mark nobody doubts; absent: none yet
 */
public record MarkNews(
    Condition condition,
    Instant at,
    @Nullable BigDecimal price,
    @Nullable Instant markAt,
    @Nullable BigDecimal trusted) {
  /** Conditions of a mark. */
  public enum Condition {
    /** Positions are open and there has been no mark for longer than one may be old. */
    MISSING,
    /** The mark is older than it may be. */
    STALE,
    /** A mark came after none or a stale one. */
    FRESH,
    /** The mark lies far from the one before and nothing has confirmed it. */
    UNCONFIRMED,
    /** Another mark, or time, confirmed it. */
    CONFIRMED,
    /** The next mark lies near the one before: the one between was wrong. */
    REFUTED
  }
}
