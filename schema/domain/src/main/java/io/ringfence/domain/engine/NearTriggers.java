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

  private static final int MANY_TICKS = 256;
  private static final int NUMBER_BITS = 20;
  private static final long WIDEST = 1L << 42;

  private static final int KIND_SHIFT = 48;
  private static final int ORDINAL_SHIFT = 40;
  private static final long ORDINAL_MASK = 0xFF;
  private static final long RISES = 1L << 39;

  private static final TriggerKind[] KINDS = TriggerKind.values();

  private final Axis[] axes;
  private final Crossings crossings;
  private final long maxTick;

  /** Pairs of the tick at whose upper side a trigger turns, and of what turns. */
  private long[] cells = new long[0];

  private int count;
  private int cursor;

  /** Ticks it covers; none where low is above high. */
  private long low = Long.MAX_VALUE;

  private long high = Long.MIN_VALUE;
  private long reach = 64;
  private int wanted = FEWEST;
  private int ticks;
  private long gatheredAt;

  /** Cells as they are gathered, and the order of their ticks. */
  private long[] gathered = new long[4 * FEWEST];

  private long[] order = new long[2 * FEWEST];
  private int gatheredCount;

  NearTriggers(Axis[] axes, Crossings crossings, long maxTick) {
    this.axes = axes;
    this.crossings = crossings;
    this.maxTick = maxTick;
  }

  boolean covers(long tick) {
    return tick >= low && tick <= high;
  }

  /** Nothing is covered until it is gathered again. */
  void invalidate() {
    low = Long.MAX_VALUE;
    high = Long.MIN_VALUE;
  }

  /** The mark moves to a tick that is covered. */
  void moveTo(long tick) {
    ticks++;
    int at = cursor;
    while (at > 0 && cells[2 * at - 2] >= tick) {
      at--;
      cross(cells[2 * at + 1], true);
    }
    while (at < count && cells[2 * at] < tick) {
      cross(cells[2 * at + 1], false);
      at++;
    }
    cursor = at;
  }

  private void cross(long what, boolean falls) {
    TriggerKind kind = KINDS[(int) (what >>> KIND_SHIFT)];
    int ordinal = (int) (what >>> ORDINAL_SHIFT & ORDINAL_MASK);
    crossings.cross(kind, ordinal, (int) what, falls == ((what & RISES) != 0));
  }

  private static long what(Axis axis, int slot) {
    return (long) axis.kind.ordinal() << KIND_SHIFT
        | (long) axis.ordinal << ORDINAL_SHIFT
        | (axis.rises() ? RISES : 0)
        | slot;
  }

  /** A trigger has been added to an axis. */
  void insert(Axis axis, long coarse, long fine, int slot, long mark) {
    if (isNear(axis, coarse, fine)) {
      long border = axis.border(coarse, fine);
      long what = what(axis, slot);
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
    if (isNear(axis, coarse, fine)) {
      long border = axis.border(coarse, fine);
      int at = place(border, what(axis, slot));
      System.arraycopy(cells, 2 * at + 2, cells, 2 * at, 2 * (count - at - 1));
      count--;
      cursor -= border < mark ? 1 : 0;
    }
  }

  /** Whether a condition turns between the ends of what is covered. */
  private boolean isNear(Axis axis, long coarse, long fine) {
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
    while (gatheredCount < wanted / 2 && reach < farthest) {
      long times = Math.clamp(wanted / (gatheredCount + 1), 2, 64);
      reach = Math.min(farthest, reach * times);
      collect(mark, ahead);
    }
    while (gatheredCount > 2 * wanted && reach > 1) {
      reach = Math.max(1, reach / 2);
      collect(mark, ahead);
    }
    sort();
    cursor = 0;
    while (cursor < count && cells[2 * cursor] < mark) {
      cursor++;
    }
    ticks = 0;
    gatheredAt = mark;
  }

  private void collect(long mark, long ahead) {
    gatheredCount = 0;
    long middle = mark + ahead * (reach - reach / 8);
    low = Math.max(0, middle - reach);
    high = Math.min(maxTick, middle + reach);
    for (Axis axis : axes) {
      if (axis.followsPrice() && axis.keys.size() > 0) {
        long from = axis.rises() ? low : high;
        long to = axis.rises() ? high : low;
        axis.keys.between(
            axis.coarse(from),
            axis.fine(from),
            axis.coarse(to),
            axis.fine(to),
            (coarse, fine, slot) -> add(axis.border(coarse, fine), what(axis, slot)));
      }
    }
  }

  private void add(long border, long what) {
    if (2 * gatheredCount == gathered.length) {
      gathered = Arrays.copyOf(gathered, 2 * gathered.length);
    }
    gathered[2 * gatheredCount] = border;
    gathered[2 * gatheredCount + 1] = what;
    gatheredCount++;
  }

  /** Puts what was gathered in order: by tick, and by what turns where ticks are equal. */
  private void sort() {
    count = gatheredCount;
    if (order.length < count) {
      order = new long[2 * count];
    }
    if (cells.length < 2 * count) {
      cells = new long[4 * count];
    }
    long base = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      base = Math.min(base, gathered[2 * i]);
    }
    for (int i = 0; i < count; i++) {
      order[i] = gathered[2 * i] - base << NUMBER_BITS | i;
    }
    Arrays.sort(order, 0, count);
    for (int i = 0; i < count; i++) {
      int from = (int) order[i] & (1 << NUMBER_BITS) - 1;
      cells[2 * i] = gathered[2 * from];
      cells[2 * i + 1] = gathered[2 * from + 1];
    }
    orderEquals();
  }

  private void orderEquals() {
    for (int i = 1; i < count; i++) {
      long border = cells[2 * i];
      long what = cells[2 * i + 1];
      int at = i;
      while (at > 0 && cells[2 * at - 2] == border && cells[2 * at - 1] > what) {
        cells[2 * at] = border;
        cells[2 * at + 1] = cells[2 * at - 1];
        at--;
      }
      cells[2 * at + 1] = what;
    }
  }
}
