package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * The positions of one instrument, a column for each field, a slot for each position. A slot whose
 * quantity is 0 holds none; it is used again only when no trigger names it any more.
 */
final class PositionColumns {
  private static final int FIRST_CAPACITY = 16;

  /** Signed quantity, units: below 0 for a short. */
  long[] quantity = new long[FIRST_CAPACITY];

  /** Average entry, units. */
  long[] entry = new long[FIRST_CAPACITY];

  /** Wallet as it was when cumulative funding stood at {@link #funding}, units. */
  long[] wallet = new long[FIRST_CAPACITY];

  /** Resting stop, ticks; 0 is none. */
  long[] stop = new long[FIRST_CAPACITY];

  /** Risk node. */
  int[] node = new int[FIRST_CAPACITY];

  /** Levels that have fired and were not left, one bit each; the sign bit: presumed liquidated. */
  int[] fired = new int[FIRST_CAPACITY];

  private long[] fundingHigh = new long[FIRST_CAPACITY];
  private long[] fundingLow = new long[FIRST_CAPACITY];

  /** Tier of each root, {@link #roots} for each slot. */
  private byte[] tiers;

  private final int roots;
  private int[] free = new int[FIRST_CAPACITY];
  private int freeCount;
  private int used;
  private int live;

  PositionColumns(int roots) {
    this.roots = roots;
    tiers = new byte[FIRST_CAPACITY * roots];
  }

  /** Slots are 0 to below this. */
  int used() {
    return used;
  }

  int live() {
    return live;
  }

  boolean isLive(int slot) {
    return quantity[slot] != 0;
  }

  /** +1 for a long, -1 for a short. */
  int sign(int slot) {
    return quantity[slot] < 0 ? -1 : 1;
  }

  /** Place of the side in pairs of long and short. */
  int side(int slot) {
    return quantity[slot] < 0 ? 1 : 0;
  }

  long size(int slot) {
    return Math.abs(quantity[slot]);
  }

  /** Cumulative funding when the wallet was what the column says. */
  Wide funding(int slot) {
    return new Wide(fundingHigh[slot], fundingLow[slot]);
  }

  int tier(int slot, int root) {
    return tiers[slot * roots + root];
  }

  void setTier(int slot, int root, int tier) {
    tiers[slot * roots + root] = (byte) tier;
  }

  void set(int slot, PositionVersion version, Wide cumulativeFunding) {
    quantity[slot] = version.quantity();
    entry[slot] = version.entry();
    wallet[slot] = version.wallet();
    stop[slot] = version.stop();
    node[slot] = version.node();
    fundingHigh[slot] = cumulativeFunding.high();
    fundingLow[slot] = cumulativeFunding.low();
  }

  /** A slot for a new position. */
  int take() {
    live++;
    if (freeCount > 0) {
      return free[--freeCount];
    }
    if (used == quantity.length) {
      grow(used * 2);
    }
    return used++;
  }

  /** The position has ended; its slot stays named by triggers until it is given back. */
  void end(int slot) {
    quantity[slot] = 0;
    fired[slot] = 0;
    live--;
  }

  /** Gives back all slots without a position. */
  void freeEnded() {
    freeCount = 0;
    free = free.length < used ? new int[quantity.length] : free;
    for (int slot = used - 1; slot >= 0; slot--) {
      if (!isLive(slot)) {
        free[freeCount++] = slot;
      }
    }
  }

  private void grow(int capacity) {
    quantity = Arrays.copyOf(quantity, capacity);
    entry = Arrays.copyOf(entry, capacity);
    wallet = Arrays.copyOf(wallet, capacity);
    stop = Arrays.copyOf(stop, capacity);
    node = Arrays.copyOf(node, capacity);
    fired = Arrays.copyOf(fired, capacity);
    fundingHigh = Arrays.copyOf(fundingHigh, capacity);
    fundingLow = Arrays.copyOf(fundingLow, capacity);
    tiers = Arrays.copyOf(tiers, capacity * roots);
  }
}
