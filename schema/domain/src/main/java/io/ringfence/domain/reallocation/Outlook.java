package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.reallocation.Suggestion.Obstacle;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a position's near future and about what may not be done with it; absent is
 * unknown.
 *
 * @param volatility standard deviation of the log price over the horizon and the odds that go with
 *     it; absent: distances are fractions of the mark
 * @param trend how strongly the market moves the position's way, by the measure the desk states;
 *     positive is in its favour; absent: nothing is pressed
 * @param barred why nothing may be moved to or from it now: a cool-down, a lock or an open break;
 *     absent: nothing bars it
 * @param topUpLeft what the pre-committed cap on top-ups still allows, settlement asset, at least
 *     0; absent: no cap was committed to
 */
public record Outlook(
    @Nullable Volatility volatility,
    @Nullable Trend trend,
    @Nullable Obstacle barred,
    @Nullable BigDecimal topUpLeft) {
  /** Nothing known, nothing barred. */
  public static final Outlook UNKNOWN = new Outlook(null, null, null, null);

  public Outlook {
    if (topUpLeft != null && topUpLeft.signum() < 0) {
      throw new IllegalArgumentException("topUpLeft must be >= 0, was " + topUpLeft);
    }
  }

  /** Only volatility known. */
  public static Outlook of(Volatility volatility) {
    return new Outlook(volatility, null, null, null);
  }

  /**
   * Volatility over a horizon.
   *
   * @param sigma standard deviation of the log price over the horizon, above 0 and below 1
   * @param horizon length of the horizon, above 0
   * @param odds how often barriers were reached within it
   */
  public record Volatility(BigDecimal sigma, Duration horizon, BarrierOdds odds) {
    public Volatility {
      if (sigma.signum() <= 0 || sigma.compareTo(BigDecimal.ONE) >= 0) {
        throw new IllegalArgumentException("sigma must lie in (0, 1), was " + sigma);
      }
      if (!horizon.isPositive()) {
        throw new IllegalArgumentException("horizon must be > 0, was " + horizon);
      }
    }

    /** Probability that a barrier so many log units away is reached within the horizon. */
    Fraction reaching(double logDistance) {
      return odds.reaching(logDistance / sigma.doubleValue());
    }

    /**
     * Smallest time within which a barrier is reached with a probability of one in twenty, moves
     * growing with the root of time; empty: in no time that counts.
     */
    Optional<Duration> timeToTrouble(double logDistance) {
      return odds.trouble()
          .map(sigmas -> Math.max(logDistance, 0) / (sigmas * sigma.doubleValue()))
          .map(
              root -> Duration.ofSeconds((long) Math.min(1e12, root * root * horizon.toSeconds())));
    }
  }

  /**
   * A trend and how it was measured.
   *
   * @param measure the measure in the desk's words, not blank
   * @param inFavour its value, positive where the market moves the position's way
   */
  public record Trend(String measure, BigDecimal inFavour) {
    public Trend {
      if (measure.isBlank()) {
        throw new IllegalArgumentException("measure of a trend must not be blank");
      }
    }
  }
}
