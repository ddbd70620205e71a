package io.ringfence.domain.budget;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something to write down about a breach.
 *
 * @param breach the breach as it stands
 * @param event what happened
 * @param at when
 * @param use use at that instant
 * @param ending how it ended; absent: it has not
 */
public record BreachNews(
    Breach breach, Event event, Instant at, BudgetUse use, Breach.@Nullable Ending ending) {
  /** What happened to a breach. */
  public enum Event {
    /** It began. */
    OPENED,
    /** It no longer rests on an unconfirmed mark. */
    CONFIRMED,
    /** It goes on beyond the end of the run. */
    STANDING,
    /** It ended. */
    ENDED
  }
}
