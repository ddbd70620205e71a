package io.ringfence.streaming.terms;

import io.ringfence.domain.quantity.InstrumentId;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The age from which a mark is stale.
 *
 * @param standard where nothing else is said, above 0
 * @param own by {@code venue/instrument}, or {@code venue} for all of a venue; above 0
 */
public record StaleAfter(Duration standard, Map<String, Duration> own) implements Serializable {
  /**
   * Of a live run: venues publish marks every one to three seconds, so that a minute without one is
   * an outage and not a pause.
   */
  public static final StaleAfter LIVE = new StaleAfter(Duration.ofMinutes(1), Map.of());

  /** Of a replay: recorded bars last up to an hour, so that two hours without one are a gap. */
  public static final StaleAfter REPLAY = new StaleAfter(Duration.ofHours(2), Map.of());

  /** Copies the ages and refuses one that is not above 0. */
  public StaleAfter {
    own = new TreeMap<>(own);
    requirePositive("standard", standard);
    own.forEach(StaleAfter::requirePositive);
  }

  private static void requirePositive(String field, Duration age) {
    if (!age.isPositive()) {
      throw new IllegalArgumentException(
          "stale-after of %s must be > 0, was %s".formatted(field, age));
    }
  }

  /** The age for an instrument. */
  public Duration of(InstrumentId instrument) {
    Duration ofVenue = own.getOrDefault(instrument.venue(), standard);
    return own.getOrDefault(instrument.toString(), ofVenue);
  }
}
