package io.ringfence.streaming.exposure;

import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import java.util.Map;
import java.util.TreeMap;

/** What an instant realised, gathered for the book of each position and everything above it. */
final class RealisedByNode {
  private final Map<NodePath, Realised> amounts = new TreeMap<>();

  void add(Effect effect) {
    Realised realised = Realised.of(effect);
    if (!realised.isNothing()) {
      for (NodePath node : position(effect).facts().node().upwards()) {
        amounts.merge(node, realised, Realised::plus);
      }
    }
  }

  private static PositionState position(Effect effect) {
    return switch (effect) {
      case Effect.PositionChanged changed -> changed.after();
      case Effect.LevelReached reached -> reached.position();
      case Effect.Liquidated liquidated -> liquidated.before();
    };
  }

  Map<NodePath, Realised> amounts() {
    return amounts;
  }
}
