package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * Triggers whose crossing only changes sums: tier edges. Nobody is told of them, so they are
 * crossed when sums are asked for; a mark that has come and gone in between costs nothing.
 */
final class SummedTriggers {
  private final Axis[] edges;
  private final NearTriggers near;
  private final EdgePass pass;
  private long at = TriggerIndex.NO_MARK;

  SummedTriggers(Axis[] all, Crossings crossings, long maxTick, EdgePass pass) {
    this.edges = Arrays.stream(all).filter(axis -> axis.kind.isSummed()).toArray(Axis[]::new);
    this.near = new NearTriggers(edges, crossings, maxTick, () -> at);
    this.pass = pass;
  }

  /** The mark at which sums stand; {@link TriggerIndex#NO_MARK} before the first. */
  long at() {
    return at;
  }

  /** A trigger has been added to an axis of theirs. */
  void insert(Axis axis, long coarse, long fine, int slot) {
    near.insert(axis, coarse, fine, slot);
  }

  /** A trigger has been taken from an axis of theirs. */
  void remove(Axis axis, long coarse, long fine, int slot) {
    near.remove(axis, coarse, fine, slot);
  }

  /** Axes have changed otherwise. */
  void invalidate() {
    near.invalidate();
  }

  /** Brings sums to a mark. */
  void settle(long mark) {
    if (at == mark) {
      return;
    }
    if (near.covers(mark)) {
      near.moveTo(mark);
    } else if (areMany(mark)) {
      pass.cross(at, mark);
      near.gather(mark);
    } else {
      near.jump(at, mark);
    }
    at = mark;
  }

  /**
   * Whether so many edges lie in between that a pass over all positions costs less: to look at a
   * row in its turn costs about half of what it costs to meet an edge.
   */
  private boolean areMany(long mark) {
    long between = 0;
    for (Axis axis : edges) {
      between += axis.roughlyBetween(at, mark);
    }
    return 2 * between > pass.positions();
  }
}
