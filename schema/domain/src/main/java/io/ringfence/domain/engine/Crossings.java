package io.ringfence.domain.engine;

import java.util.Arrays;

/** What crossing a trigger does: where a trigger fires and where sums are patched. */
final class Crossings {
  /** Bits above those of the levels in {@link PositionColumns#fired}. */
  private static final int BANKRUPT = 1 << 29;

  private static final int STOPPED = 1 << 30;
  private static final int PRESUMED = 1 << 31;

  private final PositionColumns columns;
  private final NodeSums sums;
  private final BookListener listener;
  private final boolean levelsLeaveThemselves;
  private int[] liquidated = new int[16];
  private int liquidatedCount;

  Crossings(
      PositionColumns columns,
      NodeSums sums,
      BookListener listener,
      boolean levelsLeaveThemselves) {
    this.columns = columns;
    this.sums = sums;
    this.listener = listener;
    this.levelsLeaveThemselves = levelsLeaveThemselves;
  }

  /**
   * Triggers of an axis were crossed.
   *
   * @param count how many; negative where their conditions no longer hold
   */
  void cross(Axis axis, int[] slots, int count) {
    boolean holds = count > 0;
    for (int i = 0; i < Math.abs(count); i++) {
      if (columns.isLive(slots[i])) {
        crossOne(axis, slots[i], holds);
      }
    }
  }

  private void crossOne(Axis axis, int slot, boolean holds) {
    switch (axis.kind) {
      case LEVEL -> {
        if (holds) {
          reach(slot, axis.ordinal);
        } else if (levelsLeaveThemselves) {
          leave(slot, axis.ordinal);
        }
      }
      case LEVEL_LEFT -> {
        if (!holds) {
          leave(slot, axis.ordinal);
        }
      }
      case LIQUIDATION -> {
        if (holds) {
          liquidate(slot);
        }
      }
      case BANKRUPTCY -> bankrupt(slot, holds);
      case TIER_EDGE -> sums.crossEdge(slot, axis.ordinal, holds);
      case STOP -> stop(slot, holds);
      case FUNDING_RANGE -> {}
    }
  }

  /** A trigger has been placed: what holds from the start. */
  void place(Axis axis, int slot, boolean holds) {
    // Fresh sums stand in the lowest tier: an edge that is not above it has nothing to take back.
    if (holds || axis.kind != TriggerKind.TIER_EDGE) {
      crossOne(axis, slot, holds);
    }
  }

  void reach(int slot, int level) {
    if ((columns.fired[slot] & 1 << level) == 0) {
      columns.fired[slot] |= 1 << level;
      listener.levelReached(slot, level);
    }
  }

  void leave(int slot, int level) {
    if ((columns.fired[slot] & 1 << level) != 0) {
      columns.fired[slot] &= ~(1 << level);
      listener.levelLeft(slot, level);
    }
  }

  /** Notes a liquidation; it takes place when all that the mark crosses has been seen. */
  void liquidate(int slot) {
    if ((columns.fired[slot] & PRESUMED) == 0) {
      columns.fired[slot] |= PRESUMED;
      if (liquidatedCount == liquidated.length) {
        liquidated = Arrays.copyOf(liquidated, liquidatedCount * 2);
      }
      liquidated[liquidatedCount++] = slot;
    }
  }

  /** Brings the sums over bankrupt positions to what holds. */
  void bankrupt(int slot, boolean holds) {
    if (holds != ((columns.fired[slot] & BANKRUPT) != 0)) {
      columns.fired[slot] ^= BANKRUPT;
      sums.crossBankruptcy(slot, holds);
    }
  }

  private void stop(int slot, boolean holds) {
    if (!holds) {
      columns.fired[slot] &= ~STOPPED;
    } else if ((columns.fired[slot] & STOPPED) == 0) {
      columns.fired[slot] |= STOPPED;
      listener.stopTouched(slot);
    }
  }

  /** A new version: it is presumed liquidated no longer, and its stop is armed anew. */
  void acquit(int slot) {
    columns.fired[slot] &= ~(PRESUMED | STOPPED);
  }

  boolean isPresumedLiquidated(int slot) {
    return (columns.fired[slot] & PRESUMED) != 0;
  }

  /** The levels among the bits. */
  int levels(int slot) {
    return columns.fired[slot] & (BANKRUPT - 1);
  }

  /** How many liquidations were noted since the last {@link #forgetLiquidated}. */
  int liquidatedCount() {
    return liquidatedCount;
  }

  int liquidated(int number) {
    return liquidated[number];
  }

  void forgetLiquidated() {
    liquidatedCount = 0;
  }
}
