package io.ringfence.domain.engine;

import java.util.List;

/**
 * The engine's index for triggers whose ticks the caller has worked out, by whatever formula: a
 * mark names the triggers it crosses and no other, at the cost of {@link ExposureBook#tick}. The
 * caller keeps what stands behind a slot and places a position's triggers anew when it changes.
 *
 * <p>Not thread-safe.
 */
public final class TickBook {
  /** Highest price, ticks: beyond it the distance to a trigger is no small number any more. */
  public static final long MAX_TICK = 1L << 52;

  /** Conditions that can be told apart. */
  public static final int MOST_CONDITIONS = 256;

  private final Axis[] axes;
  private final TriggerIndex index;
  private final Lattice lattice = new Lattice(0, 0, 0, MAX_TICK);
  private final KeySet keys = new KeySet(lattice);
  private long crossed;

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
   * A book without triggers and without a mark.
   *
   * @param conditions how many conditions there are; they are numbered from 0
   */
  public TickBook(int conditions, Listener listener) {
    if (conditions < 1 || conditions > MOST_CONDITIONS) {
      throw new IllegalArgumentException(
          "conditions must be 1 to " + MOST_CONDITIONS + ", were " + conditions);
    }
    axes = new Axis[2 * conditions];
    for (int condition = 0; condition < conditions; condition++) {
      axes[2 * condition] = new Axis(TriggerKind.LEVEL, condition, -1, 0, lattice);
      axes[2 * condition + 1] = new Axis(TriggerKind.LEVEL, condition, 1, 0, lattice);
    }
    index = new TriggerIndex(axes, new Told(listener), MAX_TICK, () -> {});
  }

  /** Passes crossings on, and counts them. */
  private final class Told implements TriggerTarget {
    private final Listener listener;

    private Told(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void cross(TriggerKind kind, int ordinal, int slot, boolean holds) {
      crossed++;
      listener.crossed(ordinal, slot, holds);
    }

    @Override
    public void place(TriggerKind kind, int ordinal, int slot, boolean holds) {
      // What holds when it is placed is known to who has placed it.
    }
  }

  /** Adds the triggers of a slot; what already holds is not told. */
  public void place(int slot, List<TickTrigger> triggers) {
    index.place(slot, keysOf(triggers));
  }

  /** Takes away what was placed. */
  public void lift(int slot, List<TickTrigger> triggers) {
    index.lift(slot, keysOf(triggers));
  }

  private KeySet keysOf(List<TickTrigger> triggers) {
    keys.clear();
    for (TickTrigger trigger : triggers) {
      int axis = 2 * trigger.condition() + (trigger.below() ? 1 : 0);
      keys.add(axis, Wide.of(trigger.below() ? trigger.tick() : -trigger.tick()));
    }
    return keys;
  }

  /**
   * The mark moves: all that lies in between is told, each trigger once. The first mark tells all
   * that holds at it.
   *
   * @param tick price, ticks, above 0
   */
  public void moveTo(long tick) {
    if (tick <= 0 || tick > MAX_TICK) {
      throw new IllegalArgumentException("mark must be 1 to " + MAX_TICK + " ticks, was " + tick);
    }
    index.moveTo(tick);
  }

  /** Triggers crossed so far. */
  public long crossings() {
    return crossed;
  }

  /** How often a mark left the neighbourhood that was gathered, so that each axis was searched. */
  public long bulkPasses() {
    return index.jumps();
  }
}
