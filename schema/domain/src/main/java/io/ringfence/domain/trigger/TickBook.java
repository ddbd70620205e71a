package io.ringfence.domain.trigger;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Triggers of many positions in the order of the ticks at which they turn, with a cursor at the
 * mark. A mark within the gap between the triggers beside the cursor costs two comparisons; one
 * beyond it, a search and what it crosses. Triggers come and go in O(log n).
 *
 * <p>The sibling of the engine's index for conditions whose ticks the caller has worked out, by
 * whatever formula: nothing here shifts with funding, so one order holds all of them.
 *
 * <p>Not thread-safe.
 */
public final class TickBook {
  private static final int CONDITION_SHIFT = 33;
  private static final long BELOW = 1L << 32;

  /** What turns behind a tick: condition, side and slot of each trigger, packed. */
  private final TreeMap<Long, long[]> byBorder = new TreeMap<>();

  private long mark;

  /** No trigger turns behind a tick that lies between them, the upper one not among them. */
  private long gapLow = Long.MIN_VALUE;

  private long gapHigh = Long.MAX_VALUE;
  private long crossed = 0;
  private long searches = 0;

  /** Hears which triggers a mark has crossed. It must not change the book. */
  @FunctionalInterface
  public interface Listener {
    /**
     * A trigger was crossed.
     *
     * @param condition number of its condition
     * @param slot whose it is
     * @param holds whether the condition holds now, or no longer does
     */
    void crossed(int condition, int slot, boolean holds);
  }

  /**
   * A book without triggers.
   *
   * @param mark the mark in force, ticks, above 0
   */
  public TickBook(long mark) {
    this.mark = mark;
  }

  /** Adds triggers of a slot; what already holds is not told. */
  public void place(int slot, List<TickTrigger> triggers) {
    for (TickTrigger trigger : triggers) {
      long border = trigger.border();
      byBorder.merge(border, new long[] {what(slot, trigger)}, TickBook::joined);
      if (border < mark) {
        gapLow = Math.max(gapLow, border);
      } else {
        gapHigh = Math.min(gapHigh, border);
      }
    }
  }

  /** Takes away what was placed. */
  public void lift(int slot, List<TickTrigger> triggers) {
    for (TickTrigger trigger : triggers) {
      long what = what(slot, trigger);
      byBorder.computeIfPresent(trigger.border(), (_, all) -> without(all, what));
    }
  }

  private static long what(int slot, TickTrigger trigger) {
    return (long) trigger.condition() << CONDITION_SHIFT | (trigger.below() ? BELOW : 0) | slot;
  }

  private static long[] joined(long[] some, long[] more) {
    long[] all = Arrays.copyOf(some, some.length + more.length);
    System.arraycopy(more, 0, all, some.length, more.length);
    return all;
  }

  private static long @Nullable [] without(long[] all, long what) {
    return all.length == 1 ? null : Arrays.stream(all).filter(one -> one != what).toArray();
  }

  /**
   * The mark moves: each trigger in between is told once.
   *
   * @param tick price, ticks, above 0
   */
  public void moveTo(long tick, Listener listener) {
    if (tick > gapLow && tick <= gapHigh) {
      mark = tick;
      return;
    }
    searches++;
    boolean rises = tick > mark;
    Map<Long, long[]> between =
        byBorder.subMap(Math.min(mark, tick), true, Math.max(mark, tick), false);
    for (long[] all : between.values()) {
      for (long what : all) {
        crossed++;
        boolean below = (what & BELOW) != 0;
        listener.crossed((int) (what >>> CONDITION_SHIFT), (int) what, below != rises);
      }
    }
    mark = tick;
    gapLow = Objects.requireNonNullElse(byBorder.lowerKey(tick), Long.MIN_VALUE);
    gapHigh = Objects.requireNonNullElse(byBorder.ceilingKey(tick), Long.MAX_VALUE);
  }

  /** Triggers crossed so far. */
  public long crossings() {
    return crossed;
  }

  /** Marks so far that left the gap between the triggers beside the mark before. */
  public long searches() {
    return searches;
  }
}
