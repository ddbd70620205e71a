package io.ringfence.domain.engine;

/** What a change has set off and the book must conclude before the next one. */
final class News {
  /** Positions that met their liquidation. */
  final SlotList liquidated = new SlotList();

  /**
   * Positions that have reached a level since the index was last brought up to it: the threshold at
   * which they leave it is missing there. It is needed only once the mark turns, so that a crash
   * pays for none of those it liquidates.
   */
  final SlotList unarmed = new SlotList();

  private boolean longs;
  private boolean shorts;

  boolean isAny() {
    return longs || shorts || liquidated.count() > 0;
  }

  /** A position has reached a level. */
  void addUnarmed(int slot, boolean isLong) {
    unarmed.add(slot);
    longs |= isLong;
    shorts |= !isLong;
  }

  /** Whether longs have joined {@link #unarmed}. */
  boolean ofLongs() {
    return longs;
  }

  /** Whether shorts have joined {@link #unarmed}. */
  boolean ofShorts() {
    return shorts;
  }

  /** All of it is concluded; who is unarmed stays so. */
  void forget() {
    longs = false;
    shorts = false;
    liquidated.clear();
  }
}
