package io.ringfence.streaming.tick;

import java.io.Serializable;
import java.util.List;

/**
 * The risk nodes and what is watched of them.
 *
 * @param parent for each node the one it rolls up to, whose number is higher; -1 at the top
 * @param bands what is compared
 * @param evaluateMillis how often bands are evaluated
 * @param publishMillis how often totals are given out
 */
public record DeskPlan(int[] parent, List<DeskBand> bands, int evaluateMillis, int publishMillis)
    implements Serializable {
  /** How often bands are evaluated unless said otherwise. */
  public static final int EVALUATE_MILLIS = 20;

  /** How often totals are given out unless said otherwise. */
  public static final int PUBLISH_MILLIS = 100;

  public DeskPlan {
    bands = List.copyOf(bands);
    for (int node = 0; node < parent.length; node++) {
      if (parent[node] != -1 && (parent[node] <= node || parent[node] >= parent.length)) {
        throw new IllegalArgumentException(
            "parent of node %s must be a higher node or -1, was %s".formatted(node, parent[node]));
      }
    }
  }

  /** A plan with the usual pace. */
  public static DeskPlan of(int[] parent, List<DeskBand> bands) {
    return new DeskPlan(parent, bands, EVALUATE_MILLIS, PUBLISH_MILLIS);
  }

  int nodes() {
    return parent.length;
  }
}
