package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.PositionVersion;

/**
 * What changes positions of an instrument in another way than by its mark; whole numbers of the
 * instrument's scales.
 *
 * @param kind what it is
 * @param instrument number of the instrument
 * @param position id of the position; 0 for funding
 * @param quantity of a version, signed; of a wallet event, the signed amount; of funding, the
 *     settlement price in ticks
 * @param entry of a version; of funding, the rate
 * @param wallet of a version
 * @param stop of a version, 0 is none
 * @param node risk node of a version
 */
public record PositionEvent(
    Kind kind,
    int instrument,
    long position,
    long quantity,
    long entry,
    long wallet,
    long stop,
    int node) {
  /** The kinds. */
  public enum Kind {
    /** A new version; the first one opens the position. */
    VERSION,
    /** The wallet changes by an amount. */
    WALLET,
    /** The position ends. */
    CLOSE,
    /** Funding is settled for all positions of the instrument. */
    FUNDING
  }

  static final int CELLS = 8;

  /** A new version of a position. */
  public static PositionEvent version(int instrument, long position, PositionVersion version) {
    return new PositionEvent(
        Kind.VERSION,
        instrument,
        position,
        version.quantity(),
        version.entry(),
        version.wallet(),
        version.stop(),
        version.node());
  }

  /** A change of a wallet by a signed amount. */
  public static PositionEvent wallet(int instrument, long position, long amount) {
    return new PositionEvent(Kind.WALLET, instrument, position, amount, 0, 0, 0, 0);
  }

  /** The end of a position. */
  public static PositionEvent close(int instrument, long position) {
    return new PositionEvent(Kind.CLOSE, instrument, position, 0, 0, 0, 0, 0);
  }

  /** Funding at a settlement price. */
  public static PositionEvent funding(int instrument, long tick, long rate) {
    return new PositionEvent(Kind.FUNDING, instrument, 0, tick, rate, 0, 0, 0);
  }

  PositionVersion asVersion() {
    return new PositionVersion(quantity, entry, wallet, stop, node);
  }

  void write(long[] cells, int at) {
    cells[at] = kind.ordinal();
    cells[at + 1] = instrument;
    cells[at + 2] = position;
    cells[at + 3] = quantity;
    cells[at + 4] = entry;
    cells[at + 5] = wallet;
    cells[at + 6] = stop;
    cells[at + 7] = node;
  }

  static PositionEvent read(long[] cells, int at) {
    return new PositionEvent(
        Kind.values()[(int) cells[at]],
        (int) cells[at + 1],
        cells[at + 2],
        cells[at + 3],
        cells[at + 4],
        cells[at + 5],
        cells[at + 6],
        (int) cells[at + 7]);
  }
}
