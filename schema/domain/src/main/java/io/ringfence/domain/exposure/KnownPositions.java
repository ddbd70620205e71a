package io.ringfence.domain.exposure;

import io.ringfence.domain.position.PositionState;
import io.ringfence.domain.quantity.PositionKey;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The positions of one instrument, flat ones included, and which of them have changed. */
final class KnownPositions {
  private final TreeMap<PositionKey, PositionState> positions = new TreeMap<>();
  private final TreeSet<PositionKey> changed = new TreeSet<>();

  /** The position, open or flat; absent where the key has never been opened. */
  @Nullable PositionState find(PositionKey key) {
    return positions.get(key);
  }

  /** Keeps what a position has become; the same as before is no change. */
  void put(PositionState state) {
    if (!state.equals(positions.put(state.key(), state))) {
      changed.add(state.key());
    }
  }

  /** Puts back what {@link #takeChanged} gave out. */
  void restore(PositionState state) {
    positions.put(state.key(), state);
  }

  /** Open positions in the order of their keys. */
  List<PositionState> open() {
    return positions.values().stream().filter(PositionState::isOpen).toList();
  }

  /** Positions put since the last call. */
  List<PositionState> takeChanged() {
    List<PositionState> taken =
        changed.stream().map(positions::get).map(Objects::requireNonNull).toList();
    changed.clear();
    return taken;
  }
}
