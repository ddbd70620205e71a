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
 * @param node the node it is for
 * @param metric what is limited
 * @param limits soft and hard limit with their leave thresholds, in the metric's unit
 * @param minimumDwell shortest stay in a state before it may be left downwards
 * @param validFrom from when, inclusive; absent: always
 * @param validTo until when, exclusive; absent: open
 * @param currency currency of the limits; blank for counts and ratios
 * @param terms what it says beside its limits
 */
public record RiskBudget(
    NodePath node,
    BudgetMetric metric,
    Limits limits,
    Duration minimumDwell,
    @Nullable Instant validFrom,
    @Nullable Instant validTo,
    String currency,
    BudgetTerms terms) {
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

    /** The limits that are these fractions of an amount, at least 0; exact. */
    Limits of(BigDecimal amount) {
      return new Limits(
          soft.multiply(amount),
          hard.multiply(amount),
          softLeave.multiply(amount),
          hardLeave.multiply(amount));
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
    if (terms.basis() == BudgetTerms.Basis.CAPITAL && metric.unit() != BudgetMetric.Unit.AMOUNT) {
      throw new IllegalArgumentException(
          metric.code() + " is no amount: its limits cannot be fractions of capital");
    }
    if (terms.kind() == BudgetTerms.Kind.OVERRIDE && validTo == null) {
      throw new IllegalArgumentException("an override must say validTo: it is temporary");
    }
  }

  /** A limit of the whole node, in its metric's unit, that notifies. */
  public RiskBudget(
      NodePath node,
      BudgetMetric metric,
      Limits limits,
      Duration minimumDwell,
      @Nullable Instant validFrom,
      @Nullable Instant validTo,
      String currency) {
    this(node, metric, limits, minimumDwell, validFrom, validTo, currency, BudgetTerms.PLAIN);
  }

  /** The node, or the part of it, that it is measured on. */
  public RiskSlice slice() {
    return new RiskSlice(node, terms.scope());
  }

  /** Whether the budget is in force. */
  public boolean isValidAt(Instant at) {
    return (validFrom == null || !at.isBefore(validFrom))
        && (validTo == null || at.isBefore(validTo));
  }
}
