package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a pool needs a new batch: on a schedule, and when something happened that could change what
 * is right to do. Pure: the caller says what happened and when the last batch was drawn up.
 *
 * @param every longest time between two batches, above 0
 * @param fundingDistance distance at or below which a settlement of funding that a position pays
 *     calls for a batch, fraction of the mark
 */
public record Trigger(Duration every, BigDecimal fundingDistance) {
  /** Hourly; funding counts within 10 % of liquidation. */
  public static final Trigger HOURLY = new Trigger(Duration.ofHours(1), new BigDecimal("0.10"));

  /** What happened. */
  public sealed interface Event {
    /** When it happened. */
    Instant at();

    /** Time passed. */
    record Tick(Instant at) implements Event {}

    /**
     * A position's state changed.
     *
     * @param position its key as it is written
     * @param before rank of the state it left: normal 0, watch 1, critical 2 and so on
     * @param after rank of the state it entered
     */
    record StateChanged(Instant at, String position, int before, int after) implements Event {}

    /** The volatility regime of an instrument changed, as calm, normal, stressed. */
    record RegimeChanged(Instant at, InstrumentId instrument, int before, int after)
        implements Event {}

    /**
     * Funding was settled.
     *
     * @param position its key as it is written
     * @param paid what the position paid, settlement asset; below 0 where it received
     * @param distance its distance afterwards, fraction of the mark
     */
    record FundingSettled(Instant at, String position, BigDecimal paid, BigDecimal distance)
        implements Event {}

    /** A venue announced brackets for an instrument that apply from an instant. */
    record TierNotice(Instant at, InstrumentId instrument, Instant appliesFrom) implements Event {}
  }

  /** Why a batch is due. */
  public enum Reason {
    /** The time between two batches is over. */
    SCHEDULE,
    /** A position came nearer to liquidation by a state. */
    STATE_WORSE,
    /** Volatility went to another regime. */
    REGIME_CHANGED,
    /** A position near liquidation paid funding. */
    FUNDING_PAID,
    /** Brackets are about to change, or have. */
    TIER_NOTICE,
    /** A person asked for one. */
    ASKED
  }

  public Trigger {
    if (!every.isPositive()) {
      throw new IllegalArgumentException("every must be > 0, was " + every);
    }
  }

  /**
   * Why an event calls for a batch; empty: it does not.
   *
   * @param last when the last batch of the pool was drawn up
   */
  public Optional<Reason> due(Event event, Instant last) {
    Reason own =
        switch (event) {
          case Event.Tick _ -> null;
          case Event.StateChanged changed ->
              changed.after() > changed.before() ? Reason.STATE_WORSE : null;
          case Event.RegimeChanged changed ->
              changed.after() != changed.before() ? Reason.REGIME_CHANGED : null;
          case Event.FundingSettled funding ->
              funding.paid().signum() > 0 && funding.distance().compareTo(fundingDistance) <= 0
                  ? Reason.FUNDING_PAID
                  : null;
          case Event.TierNotice _ -> Reason.TIER_NOTICE;
        };
    if (own != null) {
      return Optional.of(own);
    }
    return event.at().isBefore(last.plus(every)) ? Optional.empty() : Optional.of(Reason.SCHEDULE);
  }
}
