package io.ringfence.domain.operation;

import java.math.BigDecimal;

/**
 * One amount that moved from a place to another.
 *
 * @param reason why it moved
 * @param from place it left
 * @param to place it arrived at, another one
 * @param amount settlement asset, above 0
 */
public record Movement(Reason reason, Place from, Place to, BigDecimal amount) {
  /** Why money moved. */
  public enum Reason {
    /** Margin an opening order brings: value at its price by leverage. */
    ORDER_MARGIN,
    /** Margin set again because another leverage was chosen; goes either way. */
    LEVERAGE,
    /** Margin of the closed part. */
    RELEASED,
    /** Profit or loss of the closed part. */
    REALISED,
    /** Loss of the closed part beyond its own margin, borne by the rest of the wallet. */
    LOSS_COVER,
    /** Loss beyond the wallet: the venue's. */
    DEFICIT,
    /** Put in by the holder. */
    ADDED,
    /** Taken out by the holder. */
    REMOVED,
    /** Funding of a settlement. */
    FUNDING,
    /** A fee. */
    FEE
  }

  public Movement {
    if (amount.signum() <= 0) {
      throw new IllegalArgumentException("amount must be > 0, was " + amount);
    }
    if (from == to) {
      throw new IllegalArgumentException("from and to must differ, were both " + from);
    }
  }

  /** What this movement adds to a place, negative where it takes from it; settlement asset. */
  public BigDecimal netOf(Place place) {
    if (place == to) {
      return amount;
    }
    return place == from ? amount.negate() : BigDecimal.ZERO;
  }
}
