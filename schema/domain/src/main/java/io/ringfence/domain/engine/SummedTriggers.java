package io.ringfence.domain.engine;

import java.util.Arrays;

/**
 * Triggers whose crossing only changes sums: tier edges and bankruptcies. Nobody is told of them,
 * so they are crossed when sums are asked for; a mark that has come and gone in between costs
 * nothing.
 */
final class SummedTriggers {
  private final Axis[] axes;
  private final Crossings crossings;
  private long at = TriggerIndex.NO_MARK;

  SummedTriggers(Axis[] all, Crossings crossings) {
    this.axes = Arrays.stream(all).filter(axis -> axis.kind.isSummed()).toArray(Axis[]::new);
    this.crossings = crossings;
  }

  /** The mark at which sums stand; {@link TriggerIndex#NO_MARK} before the first. */
  long at() {
    return at;
  }

  /** Brings sums to a mark. */
  void settle(long mark) {
    if (at != mark) {
      for (Axis axis : axes) {
        axis.crossSeldom(at, mark, crossings);
      }
      at = mark;
    }
  }
}
