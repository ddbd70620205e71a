package io.ringfence.domain.budget;

import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How much of something a node may use. Use above a limit reaches the state; use at or below the
 * leave threshold ends it.
 *
 * @param node firm, desk or book
 * @param metric what is limited
 * @param limits soft and hard limit with their leave thresholds, in the metric's unit
 * @param minimumDwell shortest stay in a state before it may be left downwards
 * @param validFrom from when, inclusive; absent: always
 * @param validTo until when, exclusive; absent: open
 * @param currency currency of the limits; blank for counts and ratios
 */
public record RiskBudget(
    NodePath node,
    BudgetMetric metric,
    Limits limits,
    Duration minimumDwell,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    String currency) {
  /**
   * Limits and the thresholds at which they are left again.
   *
   * @param soft use above it is a warning, at least 0
   * @param hard use above it is a breach, at least the soft limit
   * @param softLeave use at or below it ends a warning, at least 0 and at most the soft limit
   * @param hardLeave use at or below it ends a breach, at least 0 and at most the hard limit
   */
  public record Limits(
      BigDecimal soft, BigDecimal hard, BigDecimal softLeave, BigDecimal hardLeave) {
    public Limits {
      requireOrder("soft must be >= 0", BigDecimal.ZERO, soft);
      requireOrder("hard must be at least soft", soft, hard);
      requireOrder("softLeave must be >= 0", BigDecimal.ZERO, softLeave);
      requireOrder("hardLeave must be >= 0", BigDecimal.ZERO, hardLeave);
      requireOrder("softLeave must be at most soft", softLeave, soft);
      requireOrder("hardLeave must be at most hard", hardLeave, hard);
    }

    /** Limits that are left where they are entered. */
    public static Limits of(BigDecimal soft, BigDecimal hard) {
      return new Limits(soft, hard, soft, hard);
    }

    private static void requireOrder(String rule, BigDecimal lower, BigDecimal upper) {
      if (lower.compareTo(upper) > 0) {
        throw new IllegalArgumentException(rule + ", were " + lower + " and " + upper);
      }
    }
  }

  public RiskBudget {
    if (minimumDwell.isNegative()) {
      throw new IllegalArgumentException("minimumDwell must be >= 0, was " + minimumDwell);
    }
    if (validFrom != null && validTo != null && !validFrom.isBefore(validTo)) {
      throw new IllegalArgumentException(
          "validFrom must be before validTo, were " + validFrom + " and " + validTo);
    }
    if (metric.unit() == BudgetMetric.Unit.AMOUNT && currency.isBlank()) {
      throw new IllegalArgumentException("currency must not be blank for " + metric.code());
    }
  }

  /** Whether the budget is in force. */
  public boolean isValidAt(Instant at) {
    return (validFrom == null || !at.isBefore(validFrom))
        && (validTo == null || at.isBefore(validTo));
  }
}
