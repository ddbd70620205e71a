package io.ringfence.launcher.sample;

import io.ringfence.domain.quantity.InstrumentId;
import java.time.Instant;

/**
 * What sample is asked for.
 *
 * @param seed the same seed gives the same bytes
 * @param positions positions held when the sample begins, 1 to {@link Sample#MOST_POSITIONS}
 * @param at when it begins
 * @param wrongRows whether a few rows are wrong on purpose
 */
public record SampleRequest(long seed, int positions, Instant at, boolean wrongRows) {
  static final String VENUE = "binance";
  static final String ASSET = "USDT";

  /** A sample with a few rows that are wrong on purpose. */
  public SampleRequest(long seed, int positions, Instant at) {
    this(seed, positions, at, true);
  }

  /** Checks the number of positions. */
  public SampleRequest {
    if (positions < 1 || positions > Sample.MOST_POSITIONS) {
      throw new IllegalArgumentException(
          "positions must be 1 to %s, was %s".formatted(Sample.MOST_POSITIONS, positions));
    }
  }

  /** Whether an instrument has rules and settles in the one asset a sample speaks of. */
  boolean lists(Rules rules, String symbol) {
    return rules
        .find(new InstrumentId(VENUE, symbol))
        .map(found -> found.settlementAsset().equals(ASSET))
        .orElse(false);
  }
}
