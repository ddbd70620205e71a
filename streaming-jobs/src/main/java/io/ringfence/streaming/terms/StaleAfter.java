package io.ringfence.streaming.terms;

import io.ringfence.domain.quantity.InstrumentId;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * The age from which a mark or a conversion rate is stale.
 *
 * @param standard of marks, where nothing else is said, above 0
 * @param own of marks, by {@code venue/instrument}, or {@code venue} for all of a venue; above 0
 * @param rates of rates, above 0
 */
public record StaleAfter(Duration standard, Map<String, Duration> own, Duration rates)
    implements Serializable {
  /**
   * Of a live run: venues publish marks every one to three seconds, so that a minute without one is
   * an outage and not a pause. Rates are taken from venues' spot markets or a bank's feed, which
   * say something every minute at least: five are an outage.
   */
  public static final StaleAfter LIVE =
      new StaleAfter(Duration.ofMinutes(1), Map.of(), Duration.ofMinutes(5));

  /**
   * Of a replay: recorded bars last up to an hour, so that two hours without one are a gap; rates
   * are often recorded once a day.
   */
  public static final StaleAfter REPLAY =
      new StaleAfter(Duration.ofHours(2), Map.of(), Duration.ofDays(1));

  /** What holds where nothing is said. */
  public static StaleAfter usual(boolean live) {
    return live ? LIVE : REPLAY;
  }

  /** Copies the ages and refuses one that is not above 0. */
  public StaleAfter {
    own = new TreeMap<>(own);
    requirePositive("standard", standard);
    requirePositive("rates", rates);
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
