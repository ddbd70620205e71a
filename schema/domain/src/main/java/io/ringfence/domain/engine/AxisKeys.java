package io.ringfence.domain.engine;

/** Puts keys on axes and takes them off; whoever holds a copy of some hears of it. */
final class AxisKeys {
  private final Axis[] axes;
  private final NearTriggers near;
  private final SummedTriggers summed;
  private final FundingShift fundingShift;

  AxisKeys(Axis[] axes, NearTriggers near, SummedTriggers summed, FundingShift fundingShift) {
    this.axes = axes;
    this.near = near;
    this.summed = summed;
    this.fundingShift = fundingShift;
  }

  /** Takes the triggers of a position away. */
  void lift(int slot, KeySet keys) {
    for (int i = 0; i < keys.count; i++) {
      remove(slot, keys, i);
    }
  }

  /** Moves those triggers of a position that have changed. */
  void replace(int slot, KeySet before, KeySet after) {
    for (int i = 0; i < Math.max(before.count, after.count); i++) {
      if (i >= before.count) {
        insert(slot, after, i);
      } else if (i >= after.count) {
        remove(slot, before, i);
      } else if (before.axis[i] != after.axis[i]) {
        remove(slot, before, i);
        insert(slot, after, i);
      } else if (!before.isSame(i, after)) {
        move(slot, before, after, i);
      }
    }
  }

  private void move(int slot, KeySet before, KeySet after, int i) {
    Axis axis = axes[before.axis[i]];
    forget(axis, before.coarse[i], before.fine[i], slot);
    axis.keys.move(before.coarse[i], before.fine[i], slot, after.coarse[i], after.fine[i]);
    note(slot, after, i);
  }

  private void insert(int slot, KeySet keys, int i) {
    axes[keys.axis[i]].keys.insert(keys.coarse[i], keys.fine[i], slot);
    note(slot, keys, i);
  }

  private void remove(int slot, KeySet keys, int i) {
    Axis axis = axes[keys.axis[i]];
    axis.keys.remove(keys.coarse[i], keys.fine[i], slot);
    forget(axis, keys.coarse[i], keys.fine[i], slot);
  }

  /** A trigger has come to an axis. */
  private void note(int slot, KeySet keys, int i) {
    Axis axis = axes[keys.axis[i]];
    fundingShift.noteKey(keys.axis[i], keys.coarse[i]);
    if (axis.isTold) {
      near.insert(axis, keys.coarse[i], keys.fine[i], slot);
    } else if (axis.kind.isSummed()) {
      summed.insert(axis, keys.coarse[i], keys.fine[i], slot);
    }
  }

  /** A trigger is on an axis no longer, or not at this key. */
  private void forget(Axis axis, long coarse, long fine, int slot) {
    if (axis.isTold) {
      near.remove(axis, coarse, fine, slot);
    } else if (axis.kind.isSummed()) {
      summed.remove(axis, coarse, fine, slot);
    }
  }
}
