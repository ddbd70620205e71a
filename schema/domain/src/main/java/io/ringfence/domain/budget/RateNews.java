package io.ringfence.domain.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rate that a node needs entered a condition.
 *
 * @param pair what is converted into what
 * @param condition the condition entered
 * @param at when
 * @param last the newest rate there is; absent: none
 */
public record RateNews(
    AssetPair pair, Condition condition, Instant at, @Nullable ConversionRate last) {
  /** What is known of a rate that is needed. */
  public enum Condition {
    /** It is there and young enough. */
    CURRENT,
    /** It is older than a rate may be: what needs it is unknown. */
    STALE,
    /** There is none: what needs it is unknown. */
    MISSING
  }
}
