package io.ringfence.streaming.exposure;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.domain.budget.Realised;
import io.ringfence.domain.exposure.Effect;
import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What happened in an instant, as far as risk nodes must know. */
final class InstantNotes {
  /** Something realised with a position. */
  record Gain(PositionState position, Realised realised) {}

  private final List<Gain> gains = new ArrayList<>();
  private final Set<PositionKey> traded = new HashSet<>();
  private @Nullable Long receivedMicros;

  void add(Effect effect) {
    Realised realised = Realised.of(effect);
    if (!realised.isNothing()) {
      gains.add(new Gain(position(effect), realised));
    }
    if (effect instanceof Effect.PositionChanged changed && isTrade(changed.change())) {
      traded.add(changed.after().key());
    }
  }

  /** An event of the instant came in at a time of the wall clock. */
  void came(InputEvent event) {
    Long micros = event.receivedMicros();
    if (micros != null) {
      receivedMicros = receivedMicros == null ? micros : Math.max(receivedMicros, micros);
    }
  }

  private static boolean isTrade(Effect.Change change) {
    return switch (change) {
      case VERSION, ADD, REMOVE, FEE, CLOSE, STOPS -> true;
      case FUNDING, LIQUIDATION, RULES, PRESUMPTION, PARTIAL_LIQUIDATION, ADL -> false;
    };
  }

  private static PositionState position(Effect effect) {
    return switch (effect) {
      case Effect.PositionChanged changed -> changed.after();
      case Effect.LevelReached reached -> reached.position();
      case Effect.Presumed presumed -> presumed.before();
      case Effect.Liquidated liquidated -> liquidated.before();
    };
  }

  List<Gain> gains() {
    return gains;
  }

  /** What was realised at each node. */
  Map<NodePath, Realised> realised() {
    Map<NodePath, Realised> amounts = new TreeMap<>();
    for (Gain gain : gains) {
      for (NodePath node : gain.position().facts().node().upwards()) {
        amounts.merge(node, gain.realised(), Realised::plus);
      }
    }
    return amounts;
  }

  /** Positions the desk has acted on. */
  Set<PositionKey> traded() {
    return traded;
  }

  /** When the latest record of the instant came in; absent: only time has passed. */
  @Nullable Long receivedMicros() {
    return receivedMicros;
  }
}
