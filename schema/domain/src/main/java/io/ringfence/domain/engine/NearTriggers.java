package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * Triggers of all axes near the mark, merged in the order of the ticks at which they turn, with a
 * cursor at the mark: a tick passes over neighbouring cells. It holds a few hundred triggers and is
 * gathered anew where the mark leaves it, which pays for itself by the triggers passed until then.
 */
final class NearTriggers {
  private static final int FEWEST = 192;
  private static final int MOST = 12_288;

  /** Left within so few ticks, the mark runs: more is gathered, and ahead of it. */
  private static final int FEW_TICKS = 16;

  private static final int MANY_TICKS = 4096;
  private static final long WIDEST = 1L << 42;

  private final Crossings crossings;
  private final Gathering gathering;
  private final long maxTick;

  /** Pairs of the tick at whose upper side a trigger turns, and of what turns. */
  private long[] cells = new long[0];

  private int count;
  private int cursor;

  /** Ticks whose triggers it holds; none where low is above high. */
  private long low = Long.MAX_VALUE;

  private long high = Long.MIN_VALUE;

  /** Those of them to which the mark may move. */
  private long coveredLow = Long.MAX_VALUE;

  private long coveredHigh = Long.MIN_VALUE;
  private long reach = 64;
  private int wanted = FEWEST;
  private int ticks;
  private long gatheredAt;

  /** None of the triggers of these axes. */
  NearTriggers(Axis[] axes, Crossings crossings, long maxTick) {
    this.crossings = crossings;
    this.gathering = new Gathering(axes);
    this.maxTick = maxTick;
  }

  boolean covers(long tick) {
    return tick >= coveredLow && tick <= coveredHigh;
  }

  /** Nothing is covered until it is gathered again. */
  void invalidate() {
    low = Long.MAX_VALUE;
    high = Long.MIN_VALUE;
    clip(low, high);
  }

  /** Covers no more than these ticks of what it holds. */
  void clip(long from, long to) {
    coveredLow = Math.max(low, from);
    coveredHigh = Math.min(high, to);
  }

  /** The mark moves to a tick that is covered. */
  void moveTo(long tick) {
    ticks++;
    int at = cursor;
    while (at > 0 && cells[2 * at - 2] >= tick) {
      at--;
      Turn.cross(cells[2 * at + 1], true, crossings);
    }
    while (at < count && cells[2 * at] < tick) {
      Turn.cross(cells[2 * at + 1], false, crossings);
      at++;
    }
    cursor = at;
  }

  /** A trigger has been added to an axis. */
  void insert(Axis axis, long coarse, long fine, int slot, long mark) {
    if (holds(axis, coarse, fine)) {
      long border = axis.border(coarse, fine);
      long what = Turn.of(axis, slot);
      int at = place(border, what);
      if (2 * count == cells.length) {
        cells = Arrays.copyOf(cells, Math.max(16, 4 * count));
      }
      System.arraycopy(cells, 2 * at, cells, 2 * at + 2, 2 * (count - at));
      cells[2 * at] = border;
      cells[2 * at + 1] = what;
      count++;
      cursor += border < mark ? 1 : 0;
    }
  }

  /** A trigger has been taken from an axis. */
  void remove(Axis axis, long coarse, long fine, int slot, long mark) {
    if (holds(axis, coarse, fine)) {
      long border = axis.border(coarse, fine);
      int at = place(border, Turn.of(axis, slot));
      System.arraycopy(cells, 2 * at + 2, cells, 2 * at, 2 * (count - at - 1));
      count--;
      cursor -= border < mark ? 1 : 0;
    }
  }

  /** Whether a condition turns between the ends of what is held. */
  private boolean holds(Axis axis, long coarse, long fine) {
    return axis.isTold
        && low <= high
        && axis.reaches(coarse, fine, low) != axis.reaches(coarse, fine, high);
  }

  private int place(long border, long what) {
    int from = 0;
    int to = count;
    while (from < to) {
      int middle = (from + to) >>> 1;
      long there = cells[2 * middle];
      if (there < border || there == border && cells[2 * middle + 1] < what) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /** Gathers the triggers around a mark, or ahead of one that runs. */
  void gather(long mark) {
    boolean runs = ticks < FEW_TICKS;
    if (runs) {
      wanted = Math.min(MOST, wanted * 8);
    } else if (ticks > MANY_TICKS) {
      wanted = Math.max(FEWEST, wanted / 2);
    }
    long ahead = !runs ? 0 : mark < gatheredAt ? -1 : 1;
    collect(mark, ahead);
    long farthest = Math.min(maxTick, WIDEST);
    while (gathering.count() < wanted / 2 && reach < farthest) {
      long times = Math.clamp(wanted / (gathering.count() + 1), 2, 64);
      reach = Math.min(farthest, reach * times);
      collect(mark, ahead);
    }
    while (gathering.count() > 2 * wanted && reach > 1) {
      reach = Math.max(1, reach / 2);
      collect(mark, ahead);
    }
    take(mark);
  }

  private void collect(long mark, long ahead) {
    long middle = mark + ahead * (reach - reach / 8);
    low = Math.max(0, middle - reach);
    high = Math.min(maxTick, middle + reach);
    gathering.collect(low, high);
  }

  private void take(long mark) {
    count = gathering.count();
    if (cells.length < 2 * count) {
      cells = new long[4 * count];
    }
    gathering.sortInto(cells);
    cursor = 0;
    while (cursor < count && cells[2 * cursor] < mark) {
      cursor++;
    }
    ticks = 0;
    gatheredAt = mark;
  }
}
