package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * The positions of one instrument in one array: a row of neighbouring cells for each slot, since a
 * crossed trigger and a wallet event need several fields of one position and of no other. A slot
 * whose quantity is 0 holds none; it is used again only when no trigger names it any more.
 */
final class PositionRows {
  private static final int FIRST_CAPACITY = 16;
  private static final int QUANTITY = 0;
  private static final int NODE_AND_FLAGS = 1; // node in the upper half
  private static final int ARMED = 2;
  private static final int ENTRY = 3;
  private static final int WALLET = 4;
  private static final int FUNDING_HIGH = 5;
  private static final int FUNDING_LOW = 6;
  private static final int RANGE = 7; // coarse and fine parts of both ends
  private static final int STOP = 11;
  private static final int TIERS = 12;

  /** End of a range that cumulative funding never leaves. */
  static final long ENDLESS = Long.MIN_VALUE;

  private static final long FLAG_MASK = 0xFFFF_FFFFL;

  private final int stride;
  private long[] cells;
  private final SlotList free = new SlotList();
  private int used;
  private int live;

  /**
   * No positions.
   *
   * @param roots how many tiers a row keeps, a byte each
   */
  PositionRows(int roots) {
    stride = TIERS + (roots + Long.BYTES - 1) / Long.BYTES;
    cells = new long[FIRST_CAPACITY * stride];
  }

  /** Slots are 0 to below this. */
  int used() {
    return used;
  }

  int live() {
    return live;
  }

  boolean isLive(int slot) {
    return quantity(slot) != 0;
  }

  /** Signed quantity, units: below 0 for a short. */
  long quantity(int slot) {
    return cells[slot * stride + QUANTITY];
  }

  long size(int slot) {
    return Math.abs(quantity(slot));
  }

  /** +1 for a long, -1 for a short. */
  int sign(int slot) {
    return quantity(slot) < 0 ? -1 : 1;
  }

  /** Place of the side in pairs of long and short. */
  int side(int slot) {
    return quantity(slot) < 0 ? 1 : 0;
  }

  /** Average entry, units. */
  long entry(int slot) {
    return cells[slot * stride + ENTRY];
  }

  /** Wallet as it was when cumulative funding stood at {@link #funding}, units. */
  long wallet(int slot) {
    return cells[slot * stride + WALLET];
  }

  void setWallet(int slot, long wallet) {
    cells[slot * stride + WALLET] = wallet;
  }

  /** Resting stop, ticks; 0 is none. */
  long stop(int slot) {
    return cells[slot * stride + STOP];
  }

  /** Cumulative funding when the wallet was what the row says. */
  Wide funding(int slot) {
    return new Wide(cells[slot * stride + FUNDING_HIGH], cells[slot * stride + FUNDING_LOW]);
  }

  /** Risk node. */
  int node(int slot) {
    return (int) (cells[slot * stride + NODE_AND_FLAGS] >>> Integer.SIZE);
  }

  /** What has happened to the position, see {@link Crossings}. */
  int flags(int slot) {
    return (int) cells[slot * stride + NODE_AND_FLAGS];
  }

  void setFlags(int slot, int flags) {
    int cell = slot * stride + NODE_AND_FLAGS;
    cells[cell] = (cells[cell] & ~FLAG_MASK) | (flags & FLAG_MASK);
  }

  /** Which of the triggers that are not always needed stand in the index, by their bits. */
  int armed(int slot) {
    return (int) cells[slot * stride + ARMED];
  }

  void setArmed(int slot, int bits) {
    cells[slot * stride + ARMED] = bits;
  }

  /** Tier of a root as it was last settled. */
  int tier(int slot, int root) {
    long packed = cells[slot * stride + TIERS + root / Long.BYTES];
    return (byte) (packed >>> root % Long.BYTES * Byte.SIZE);
  }

  void setTier(int slot, int root, int tier) {
    int cell = slot * stride + TIERS + root / Long.BYTES;
    int shift = root % Long.BYTES * Byte.SIZE;
    cells[cell] = (cells[cell] & ~(0xFFL << shift)) | (long) tier << shift;
  }

  /**
   * A key of the position on a funding range axis, the coarse part.
   *
   * @param end 0 for the upper end, 1 for the lower
   */
  long rangeCoarse(int slot, int end) {
    return cells[slot * stride + RANGE + 2 * end];
  }

  /** As {@link #rangeCoarse}, the fine part. */
  long rangeFine(int slot, int end) {
    return cells[slot * stride + RANGE + 2 * end + 1];
  }

  void setRange(int slot, int end, long coarse, long fine) {
    cells[slot * stride + RANGE + 2 * end] = coarse;
    cells[slot * stride + RANGE + 2 * end + 1] = fine;
  }

  /** Takes on a version; flags stay, and the range of funding is to be found anew. */
  void set(int slot, PositionVersion version, Wide cumulativeFunding) {
    int row = slot * stride;
    cells[row + QUANTITY] = version.quantity();
    cells[row + ENTRY] = version.entry();
    cells[row + WALLET] = version.wallet();
    cells[row + STOP] = version.stop();
    cells[row + FUNDING_HIGH] = cumulativeFunding.high();
    cells[row + FUNDING_LOW] = cumulativeFunding.low();
    cells[row + NODE_AND_FLAGS] =
        (long) version.node() << Integer.SIZE | cells[row + NODE_AND_FLAGS] & FLAG_MASK;
    setRange(slot, 0, ENDLESS, 0);
    setRange(slot, 1, ENDLESS, 0);
  }

  /** A slot for a new position. */
  int take() {
    live++;
    if (free.count() > 0) {
      return free.removeLast();
    }
    if ((used + 1) * stride > cells.length) {
      cells = Arrays.copyOf(cells, Math.multiplyExact(cells.length, 2));
    }
    return used++;
  }

  /** The position has ended; its slot stays named by triggers until it is given back. */
  void end(int slot) {
    cells[slot * stride + QUANTITY] = 0;
    setFlags(slot, 0);
    setArmed(slot, 0);
    live--;
  }

  /** Gives back all slots without a position. */
  void freeEnded() {
    free.clear();
    for (int slot = used - 1; slot >= 0; slot--) {
      if (!isLive(slot)) {
        free.add(slot);
      }
    }
  }
}
