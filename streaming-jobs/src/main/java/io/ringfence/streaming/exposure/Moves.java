package io.ringfence.streaming.exposure;

import io.ringfence.domain.budget.NodeCircumstances;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How the positions of an instrument changed in an instant.
 *
 * @param all the changes
 */
record Moves(List<Move> all) {
  /**
   * A position before and after.
   *
   * @param before absent: it was not open
   * @param traded whether the desk has acted on it
   */
  record Move(@Nullable PositionState before, PositionState after, boolean traded) {}

  /** What happened at each node: where a position was acted on, and where one was moved away. */
  Map<NodePath, NodeCircumstances> circumstances() {
    Map<NodePath, NodeCircumstances> happened = new TreeMap<>();
    for (Move move : all) {
      List<NodePath> now = move.after().facts().node().upwards();
      List<NodePath> touched = new ArrayList<>(now);
      if (move.before() != null) {
        touched.addAll(move.before().facts().node().upwards());
      }
      for (NodePath node : touched) {
        boolean away = !now.contains(node) && move.after().isOpen();
        happened.merge(node, new NodeCircumstances(move.traded(), away), NodeCircumstances::and);
      }
    }
    return happened;
  }
}
