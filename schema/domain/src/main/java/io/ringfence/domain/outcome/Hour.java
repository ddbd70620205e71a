package io.ringfence.domain.outcome;

import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Pool;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An hour of a market: what was known when it began and how far marks went in it.
 *
 * @param at when it began; decisions are made then
 * @param pools pools as recorded then, positions at their marks
 * @param marks mark of each instrument then, quote per base
 * @param ahead extremes of the marks within the hour; an instrument that is not named had none
 */
public record Hour(
    Instant at,
    List<Pool> pools,
    Map<InstrumentId, BigDecimal> marks,
    Map<InstrumentId, Range> ahead) {
  public Hour {
    pools = List.copyOf(pools);
    marks = Map.copyOf(marks);
    ahead = Map.copyOf(ahead);
  }

  /**
   * Extremes of a mark.
   *
   * @param low lowest, quote per base, above 0
   * @param high highest, at least the lowest
   */
  public record Range(BigDecimal low, BigDecimal high) {
    public Range {
      if (low.signum() <= 0 || high.compareTo(low) < 0) {
        throw new IllegalArgumentException(
            "range must be 0 < low <= high, was " + low + " to " + high);
      }
    }
  }
}
