package io.ringfence.domain.engine;

import org.jspecify.annotations.Nullable;

/** Triggers of many positions on their way into axes that have none yet. */
final class LooseTriggers {
  private final Axis[] axes;
  private final @Nullable LooseKeys[] loose;

  LooseTriggers(Axis[] axes) {
    this.axes = axes;
    loose = new LooseKeys[axes.length];
  }

  /** Adds the triggers of a position; slots must rise. */
  void add(int slot, KeySet keys) {
    for (int i = 0; i < keys.count; i++) {
      int axis = keys.axis[i];
      LooseKeys of = loose[axis];
      if (of == null) {
        of = new LooseKeys(axes[axis].keys.leaf);
        loose[axis] = of;
      }
      of.add(keys.coarse[i], keys.fine[i], slot);
    }
  }

  /** Puts them where they belong. */
  void fill() {
    for (int axis = 0; axis < axes.length; axis++) {
      LooseKeys of = loose[axis];
      if (of != null) {
        axes[axis].keys.fill(of);
      }
    }
  }
}
