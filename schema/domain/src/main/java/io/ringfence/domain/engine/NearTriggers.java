package io.ringfence.domain.engine;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Triggers of all axes near the mark, merged in the order of the ticks at which they turn, with a
 * cursor at the mark: a tick passes over neighbouring cells. It holds a few hundred triggers and is
 * gathered anew where the mark leaves it.
 */
final class NearTriggers {
  private final Axis[] axes;
  private final Crossings crossings;
  private final Surroundings surroundings;
  private final LongSupplier mark;

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

  /** Moves of the mark since it was gathered, and triggers it has passed in them. */
  private int ticks;

  private int passed;

  /**
   * None of the triggers of these axes.
   *
   * @param mark the one at which they stand
   */
  NearTriggers(Axis[] axes, Crossings crossings, long maxTick, LongSupplier mark) {
    this.axes = axes;
    this.crossings = crossings;
    this.mark = mark;
    this.surroundings = new Surroundings(axes, maxTick);
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
    passed += Math.abs(at - cursor);
    cursor = at;
  }

  /**
   * The mark has left what was gathered: each axis is searched for what lies in between, and what
   * lies around the mark is gathered.
   *
   * @param from the mark before, {@link TriggerIndex#NO_MARK} if none
   */
  void jump(long from, long tick) {
    for (Axis axis : axes) {
      axis.cross(from, tick, crossings);
    }
    gather(tick);
  }

  /** A trigger has been added to an axis. */
  void insert(Axis axis, long coarse, long fine, int slot) {
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
      cursor += border < mark.getAsLong() ? 1 : 0;
    }
  }

  /** A trigger has been taken from an axis. */
  void remove(Axis axis, long coarse, long fine, int slot) {
    if (holds(axis, coarse, fine)) {
      long border = axis.border(coarse, fine);
      int at = place(border, Turn.of(axis, slot));
      System.arraycopy(cells, 2 * at + 2, cells, 2 * at, 2 * (count - at - 1));
      count--;
      cursor -= border < mark.getAsLong() ? 1 : 0;
    }
  }

  /** Whether a condition turns between the ends of what is held. */
  private boolean holds(Axis axis, long coarse, long fine) {
    return low <= high && axis.reaches(coarse, fine, low) != axis.reaches(coarse, fine, high);
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

  /** All triggers up to a mark have been crossed: gathers what lies around it. */
  void gather(long tick) {
    Gathering gathered =
        low > high ? surroundings.gather(tick) : surroundings.gatherAfter(ticks, passed, tick);
    count = gathered.count();
    if (cells.length < 2 * count) {
      cells = new long[4 * count];
    }
    gathered.sortInto(cells);
    cursor = 0;
    while (cursor < count && cells[2 * cursor] < tick) {
      cursor++;
    }
    ticks = 0;
    passed = 0;
    low = surroundings.low();
    high = surroundings.high();
    clip(low, high);
  }
}
