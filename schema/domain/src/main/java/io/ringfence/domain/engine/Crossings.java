package io.ringfence.domain.engine;

/** What crossing a trigger does to its position and to the sums. */
final class Crossings {
  /** Bits above those of the levels in {@link PositionRows#flags}. */
  private static final int STOPPED = 1 << 30;

  private static final int PRESUMED = 1 << 31;

  private final PositionRows rows;
  private final NodeSums sums;
  private final EffectiveStops stops;
  private final BookListener listener;
  private final boolean levelsLeaveThemselves;
  final News news = new News();
  private long crossed;

  Crossings(
      PositionRows rows,
      NodeSums sums,
      EffectiveStops stops,
      BookListener listener,
      boolean levelsLeaveThemselves) {
    this.rows = rows;
    this.sums = sums;
    this.stops = stops;
    this.listener = listener;
    this.levelsLeaveThemselves = levelsLeaveThemselves;
  }

  /**
   * The mark has crossed a trigger: where one fires.
   *
   * @param ordinal number of the level or tier edge
   * @param holds whether its condition holds now, or no longer does
   */
  void cross(TriggerKind kind, int ordinal, int slot, boolean holds) {
    crossed++;
    switch (kind) {
      case LEVEL -> {
        if (holds && rows.isLive(slot)) {
          reach(slot, ordinal);
        } else if (!holds && levelsLeaveThemselves) {
          leave(slot, ordinal);
        }
      }
      case LEVEL_LEFT -> {
        if (!holds) {
          leave(slot, ordinal);
        }
      }
      case LIQUIDATION -> {
        if (holds && rows.isLive(slot)) {
          liquidate(slot);
        }
      }
      case TIER_EDGE, STOP -> {
        if (rows.isLive(slot)) {
          crossLive(kind, ordinal, slot, holds);
        }
      }
      case FUNDING_RANGE -> {}
    }
  }

  private void crossLive(TriggerKind kind, int ordinal, int slot, boolean holds) {
    switch (kind) {
      case TIER_EDGE -> crossEdge(slot, ordinal, holds);
      case STOP -> stop(slot, holds);
      case LEVEL, LEVEL_LEFT, LIQUIDATION, FUNDING_RANGE ->
          throw new IllegalArgumentException("not of a live position only: " + kind);
    }
  }

  private void crossEdge(int slot, int edge, boolean above) {
    sums.changeTier(slot, above ? edge : edge + 1, above ? edge + 1 : edge);
  }

  /** The mark has crossed edges between two tiers of a position. */
  void crossEdges(int slot, int from, int to) {
    if (from != to) {
      crossed += Math.abs(to - from);
      sums.changeTier(slot, from, to);
    }
  }

  /** A trigger has been placed: what holds from the start. */
  void place(TriggerKind kind, int ordinal, int slot, boolean holds) {
    // Fresh sums stand in the lowest tier: an edge that is not above it has nothing to take back.
    if (holds || kind != TriggerKind.TIER_EDGE) {
      cross(kind, ordinal, slot, holds);
    }
  }

  void reach(int slot, int level) {
    if ((rows.flags(slot) & 1 << level) == 0) {
      set(slot, 1 << level);
      if (!levelsLeaveThemselves) {
        news.addUnarmed(slot, rows.sign(slot) > 0);
      }
      listener.levelReached(slot, level);
    }
  }

  void leave(int slot, int level) {
    if ((rows.flags(slot) & 1 << level) != 0) {
      clear(slot, 1 << level);
      listener.levelLeft(slot, level);
    }
  }

  /** Notes a liquidation; it takes place when all that the mark crosses has been seen. */
  void liquidate(int slot) {
    if ((rows.flags(slot) & PRESUMED) == 0) {
      set(slot, PRESUMED);
      news.liquidated.add(slot);
    }
  }

  private void stop(int slot, boolean holds) {
    if (!holds) {
      clear(slot, STOPPED);
    } else if ((rows.flags(slot) & STOPPED) == 0) {
      set(slot, STOPPED);
      listener.stopTouched(slot);
    }
    stops.count(slot, holds);
  }

  /** Whether the mark has come to the stop of a position and not left it since. */
  boolean isStopTouched(int slot) {
    return (rows.flags(slot) & STOPPED) != 0;
  }

  /** A new version: it is presumed liquidated no longer, and its stop is armed anew. */
  void acquit(int slot) {
    clear(slot, PRESUMED | STOPPED);
  }

  /** Another stop: it has not been touched. */
  void disarmStop(int slot) {
    clear(slot, STOPPED);
  }

  boolean isPresumedLiquidated(int slot) {
    return (rows.flags(slot) & PRESUMED) != 0;
  }

  /** What a position must be reopened with so that nobody is told twice. */
  int memory(int slot) {
    return rows.flags(slot);
  }

  /** The levels among the bits. */
  int levels(int slot) {
    return rows.flags(slot) & (STOPPED - 1);
  }

  /** Triggers crossed so far, those of ended positions included. */
  long crossed() {
    return crossed;
  }

  /**
   * Bits of a trigger that is needed only where something has happened before: a leave threshold
   * once its level has fired.
   *
   * @return 0 for a trigger that is always needed
   */
  static int armedBy(TriggerKind kind, int ordinal) {
    return switch (kind) {
      case LEVEL_LEFT -> 1 << ordinal;
      case LEVEL, LIQUIDATION, TIER_EDGE, STOP, FUNDING_RANGE -> 0;
    };
  }

  /** The bits of what has happened to a position, see {@link #armedBy}. */
  int needed(int slot) {
    return levels(slot);
  }

  private void set(int slot, int flags) {
    rows.setFlags(slot, rows.flags(slot) | flags);
  }

  private void clear(int slot, int flags) {
    rows.setFlags(slot, rows.flags(slot) & ~flags);
  }
}
