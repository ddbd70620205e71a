package io.ringfence.domain.engine;

/**
 * Crosses the tier edges of all positions in the order of their rows, which memory is read ahead
 * for: where most positions change tier (the first mark, a gap) that costs less than to meet each
 * edge on its axis.
 */
final class EdgePass {
  private final TriggerPlan plan;
  private final PositionRows rows;
  private final Crossings crossings;

  EdgePass(TriggerPlan plan, PositionRows rows, Crossings crossings) {
    this.plan = plan;
    this.rows = rows;
    this.crossings = crossings;
  }

  /** How many positions a pass looks at. */
  int positions() {
    return rows.live();
  }

  /** The mark has moved; {@link TriggerIndex#NO_MARK} is below all edges. */
  void cross(long from, long to) {
    for (int slot = 0; slot < rows.used(); slot++) {
      if (rows.isLive(slot)) {
        int before = from == TriggerIndex.NO_MARK ? 0 : plan.edgesBelow(rows, slot, from);
        crossings.crossEdges(slot, before, plan.edgesBelow(rows, slot, to));
      }
    }
  }
}
