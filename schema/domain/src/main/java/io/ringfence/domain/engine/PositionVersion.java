package io.ringfence.domain.engine;

/**
 * A position as its latest version says, in whole numbers of the instrument's {@link Scales}.
 *
 * @param quantity units, below 0 for a short, not 0
 * @param entry average entry, units, above 0
 * @param wallet isolated wallet without unrealised PnL, units; may be below 0
 * @param stop price of the resting stop, ticks; 0 where there is none
 * @param stopSize what the stop covers, units; 0 where that is unknown, which covers nothing
 * @param node number of the risk node the position belongs to, at least 0
 */
public record PositionVersion(
    long quantity, long entry, long wallet, long stop, long stopSize, int node) {
  public PositionVersion {
    if (quantity == 0 || quantity == Long.MIN_VALUE) {
      throw new IllegalArgumentException("quantity must not be 0, was " + quantity);
    }
    if (entry <= 0) {
      throw new IllegalArgumentException("entry must be > 0, was " + entry);
    }
    if (stop < 0) {
      throw new IllegalArgumentException("stop must be >= 0, was " + stop);
    }
    if (stopSize < 0) {
      throw new IllegalArgumentException("stopSize must be >= 0, was " + stopSize);
    }
    if (node < 0) {
      throw new IllegalArgumentException("node must be >= 0, was " + node);
    }
  }

  /** A position of whose stop nobody says how much it covers. */
  public PositionVersion(long quantity, long entry, long wallet, long stop, int node) {
    this(quantity, entry, wallet, stop, 0, node);
  }

  /** The same position with another quantity. */
  PositionVersion withQuantity(long newQuantity) {
    return new PositionVersion(newQuantity, entry, wallet, stop, stopSize, node);
  }

  /** The same position with another stop. */
  PositionVersion withStop(long newStop, long newSize) {
    return new PositionVersion(quantity, entry, wallet, newStop, newSize, node);
  }

  /** The same position with another wallet. */
  public PositionVersion withWallet(long newWallet) {
    return new PositionVersion(quantity, entry, newWallet, stop, stopSize, node);
  }
}
