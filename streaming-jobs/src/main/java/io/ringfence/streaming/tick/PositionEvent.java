package io.ringfence.streaming.tick;

import io.ringfence.domain.engine.PositionVersion;

/**
 * What changes positions of an instrument in another way than by its mark; whole numbers of the
 * instrument's scales.
 *
 * @param kind what it is
 * @param instrument number of the instrument
 * @param position id of the position; 0 for funding
 * @param quantity of a version, signed; of a wallet event or a fee, the signed amount; of funding,
 *     the settlement price in ticks; of a fill, what was taken, above 0; of rules, the instant from
 *     which they hold, epoch microseconds
 * @param entry of a version; of funding, the rate; of a close or a result, 1 where what was
 *     realised is known, else 0
 * @param wallet of a version; of a fill, auto-deleveraging, a close or a result, what was realised,
 *     signed
 * @param stop of a version or a stop, 0 is none
 * @param stopSize what that covers, 0 is unknown
 * @param node risk node of a version or a result
 * @param atMicros when it was true at its source, epoch microseconds; 0: nobody asks for it
 */
public record PositionEvent(
    Kind kind,
    int instrument,
    long position,
    long quantity,
    long entry,
    long wallet,
    long stop,
    long stopSize,
    int node,
    long atMicros) {
  /** The kinds. */
  public enum Kind {
    /** A new version; the first one opens the position. */
    VERSION,
    /** The wallet changes by an amount that was put in or taken out. */
    WALLET,
    /** The position ends; one that was presumed liquidated was. */
    CLOSE,
    /** Funding is settled for all positions of the instrument, with their wallets. */
    FUNDING,
    /** Funding is settled for them with their accounts: no wallet changes. */
    ACCOUNT_FUNDING,
    /** A fee is taken from the wallet. */
    FEE,
    /** Another stop rests against the position, or none. */
    STOP,
    /** The venue has taken part of the position. */
    FILL,
    /** The venue has liquidated all of it. */
    LIQUIDATED,
    /** The venue has closed all of it by auto-deleveraging. */
    DELEVERAGED,
    /** Other rules hold for all positions of the instrument. */
    RULES,
    /** A version has realised something, or closed a part and nobody said what that realised. */
    RESULT
  }

  private static final int KNOWN = 1;

  static final int CELLS = 10;

  private static PositionEvent of(Kind kind, int instrument, long position, long quantity) {
    return new PositionEvent(kind, instrument, position, quantity, 0, 0, 0, 0, 0, 0);
  }

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
        version.stopSize(),
        version.node(),
        0);
  }

  /** A change of a wallet by a signed amount. */
  public static PositionEvent wallet(int instrument, long position, long amount) {
    return of(Kind.WALLET, instrument, position, amount);
  }

  /** A fee, above 0. */
  public static PositionEvent fee(int instrument, long position, long amount) {
    return of(Kind.FEE, instrument, position, -amount);
  }

  /** The end of a position; nobody said what it realised. */
  public static PositionEvent close(int instrument, long position) {
    return of(Kind.CLOSE, instrument, position, 0);
  }

  /** The end of a position, and what it realised. */
  public static PositionEvent close(int instrument, long position, long realised) {
    return new PositionEvent(Kind.CLOSE, instrument, position, 0, KNOWN, realised, 0, 0, 0, 0);
  }

  /** What a version of a position has realised. */
  public static PositionEvent result(int instrument, long position, long realised, int node) {
    return new PositionEvent(Kind.RESULT, instrument, position, 0, KNOWN, realised, 0, 0, node, 0);
  }

  /** A version of a position closed a part of it; nobody said what that realised. */
  public static PositionEvent unknownResult(int instrument, long position, int node) {
    return new PositionEvent(Kind.RESULT, instrument, position, 0, 0, 0, 0, 0, node, 0);
  }

  /** Funding at a settlement price. */
  public static PositionEvent funding(int instrument, long tick, long rate) {
    return new PositionEvent(Kind.FUNDING, instrument, 0, tick, rate, 0, 0, 0, 0, 0);
  }

  /** Funding at a settlement price that accounts pay and receive. */
  public static PositionEvent accountFunding(int instrument, long tick, long rate) {
    return new PositionEvent(Kind.ACCOUNT_FUNDING, instrument, 0, tick, rate, 0, 0, 0, 0, 0);
  }

  /** A stop, 0 is none, and what it covers, 0 is unknown. */
  public static PositionEvent stop(int instrument, long position, long stop, long size) {
    return new PositionEvent(Kind.STOP, instrument, position, 0, 0, 0, stop, size, 0, 0);
  }

  /** A fill by the venue of part of a position. */
  public static PositionEvent fill(int instrument, long position, long quantity, long realised) {
    return new PositionEvent(Kind.FILL, instrument, position, quantity, 0, realised, 0, 0, 0, 0);
  }

  /** A liquidation of a position as a whole. */
  public static PositionEvent liquidated(int instrument, long position) {
    return of(Kind.LIQUIDATED, instrument, position, 0);
  }

  /** Auto-deleveraging of a position as a whole. */
  public static PositionEvent deleveraged(int instrument, long position, long realised) {
    return new PositionEvent(Kind.DELEVERAGED, instrument, position, 0, 0, realised, 0, 0, 0, 0);
  }

  /** The rules that hold from an instant on, epoch microseconds. */
  public static PositionEvent rules(int instrument, long fromMicros) {
    return of(Kind.RULES, instrument, 0, fromMicros).at(fromMicros);
  }

  /** The same at an instant of its source, epoch microseconds. */
  public PositionEvent at(long micros) {
    return new PositionEvent(
        kind, instrument, position, quantity, entry, wallet, stop, stopSize, node, micros);
  }

  /** Whether what it has realised is known: of a close or a result only if somebody said so. */
  boolean isResultKnown() {
    return kind != Kind.CLOSE && kind != Kind.RESULT || entry == KNOWN;
  }

  /** Whether it is about all positions of its instrument. */
  boolean isOfAll() {
    return kind == Kind.FUNDING || kind == Kind.ACCOUNT_FUNDING || kind == Kind.RULES;
  }

  PositionVersion asVersion() {
    return new PositionVersion(quantity, entry, wallet, stop, stopSize, node);
  }

  void write(long[] cells, int at) {
    cells[at] = kind.ordinal();
    cells[at + 1] = instrument;
    cells[at + 2] = position;
    cells[at + 3] = quantity;
    cells[at + 4] = entry;
    cells[at + 5] = wallet;
    cells[at + 6] = stop;
    cells[at + 7] = stopSize;
    cells[at + 8] = node;
    cells[at + 9] = atMicros;
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
        cells[at + 7],
        (int) cells[at + 8],
        cells[at + 9]);
  }
}
