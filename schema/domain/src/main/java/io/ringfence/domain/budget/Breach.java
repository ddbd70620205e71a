package io.ringfence.domain.budget;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Use above the hard limit, from when to when and by how much at most. By the raw limit: however
 * short it is, and whatever leave thresholds and dwell make of the state. Source: risk definitions,
 * Hysteresis.
 *
 * @param number counts the breaches of the budget from 1
 * @param budget the budget as it was exceeded last
 * @param hard its hard limit then, in the metric's unit
 * @param openedAt first instant of use above it
 * @param cause what brought it about
 * @param peak largest known use so far
 * @param peakAt when it was reached first
 * @param confirmedAt since when it does not rest on an unconfirmed mark; absent: it did all along
 */
public record Breach(
    long number,
    RiskBudget budget,
    BigDecimal hard,
    Instant openedAt,
    Cause cause,
    BudgetUse peak,
    Instant peakAt,
    @Nullable Instant confirmedAt) {
  /** What brought a breach about. */
  public enum Cause {
    /** A version of a position or a movement of a wallet: an act of the desk. */
    TRADE(true),
    /** A mark, funding, a liquidation, a rule pack. */
    MARKET(false),
    /** Another limit, or the end of an override. */
    LIMIT(false);

    private final boolean active;

    Cause(boolean active) {
      this.active = active;
    }

    /** Whether the desk did it: an active breach; else a passive one. */
    public boolean isActive() {
      return active;
    }
  }

  /** How a breach ended. */
  public enum Ending {
    /** Use is back at or below the limit. */
    CURED,
    /** Another limit is in force, or none. */
    LIMIT_CHANGED,
    /** An override came into force. */
    OVERRIDDEN,
    /** Positions were moved to another node or out of the scope. */
    RECLASSIFIED
  }

  /** The same under limits that are exceeded, too. */
  Breach under(BudgetInForce now) {
    return new Breach(
        number, now.budget(), now.limits().hard(), openedAt, cause, peak, peakAt, confirmedAt);
  }

  /** The same after a use at an instant. */
  Breach after(BudgetUse use, boolean certain, Instant at) {
    boolean higher = use.isMoreThan(peak);
    return new Breach(
        number,
        budget,
        hard,
        openedAt,
        cause,
        higher ? use : peak,
        higher ? at : peakAt,
        confirmedAt == null && certain ? at : confirmedAt);
  }
}
