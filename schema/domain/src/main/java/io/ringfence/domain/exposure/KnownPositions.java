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
  private final TreeSet<PositionKey> moved = new TreeSet<>();
  private final TreeSet<PositionKey> unseen = new TreeSet<>();

  /** The position, open or flat; absent where the key has never been opened. */
  @Nullable PositionState find(PositionKey key) {
    return positions.get(key);
  }

  /** Keeps what a position has become; the same as before is no change. */
  private void put(PositionState state) {
    if (!state.equals(positions.put(state.key(), state))) {
      changed.add(state.key());
      moved.add(state.key());
    }
  }

  /**
   * Keeps what a position has become by a change after which the position has not been looked at
   * yet.
   */
  void putUnseen(PositionState state) {
    put(state);
    unseen.add(state.key());
  }

  /** Keeps what a position has become by a look. */
  void putSeen(PositionState state) {
    put(state);
    unseen.remove(state.key());
  }

  /**
   * Open positions that have changed, or were restored, since they were last looked at: the next
   * mark looks at them whatever it crosses.
   */
  List<PositionKey> takeUnseen() {
    List<PositionKey> taken =
        unseen.stream().filter(key -> Objects.requireNonNull(positions.get(key)).isOpen()).toList();
    unseen.clear();
    return taken;
  }

  /** Puts back what {@link #takeChanged} gave out. */
  void restore(PositionState state) {
    positions.put(state.key(), state);
    moved.add(state.key());
    unseen.add(state.key());
  }

  /** Open positions in the order of their keys. */
  List<PositionState> open() {
    return positions.values().stream().filter(PositionState::isOpen).toList();
  }

  /** Whether any is open; costs a visit to those before the first that is. */
  boolean hasOpen() {
    return positions.values().stream().anyMatch(PositionState::isOpen);
  }

  /** Positions put since the last call: what must be kept. */
  List<PositionState> takeChanged() {
    return take(changed);
  }

  /** Positions put or restored since the last call: what an index must follow. */
  List<PositionState> takeMoved() {
    return take(moved);
  }

  private List<PositionState> take(TreeSet<PositionKey> keys) {
    List<PositionState> taken =
        keys.stream().map(positions::get).map(Objects::requireNonNull).toList();
    keys.clear();
    return taken;
  }
}
