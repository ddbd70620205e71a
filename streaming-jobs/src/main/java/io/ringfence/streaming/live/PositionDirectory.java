package io.ringfence.streaming.live;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Positions by their keys and ids, and how many are open of each instrument in each book. A
 * position keeps its id when it is opened again, so it grows with the keys there ever were: one
 * short row for each.
 */
final class PositionDirectory {
  /** Positions of a chunk: a changed position costs a checkpoint this many. */
  static final int CHUNK = 256;

  private final List<KnownPosition> known = new ArrayList<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final Map<Integer, Map<Integer, Integer>> open = new TreeMap<>();
  private final BitSet changed = new BitSet();

  /** Id of a position; below 0 where there is none. */
  int id(String key) {
    Integer id = ids.get(key);
    return id == null ? -1 : id;
  }

  /** A position; null where there is none. */
  @Nullable KnownPosition find(String key) {
    Integer id = ids.get(key);
    return id == null ? null : known.get(id);
  }

  /** Puts what is known now; the id. */
  int put(KnownPosition position) {
    int id = ids.computeIfAbsent(position.key(), _ -> known.size());
    if (id < known.size()) {
      count(known.get(id), -1);
      known.set(id, position);
    } else {
      known.add(position);
    }
    count(position, 1);
    changed.set(id / CHUNK);
    return id;
  }

  private void count(KnownPosition position, int more) {
    if (position.open()) {
      Map<Integer, Integer> books =
          open.computeIfAbsent(position.instrument(), _ -> new TreeMap<>());
      if (books.merge(position.node(), more, Integer::sum) == 0) {
        books.remove(position.node());
      }
      if (books.isEmpty()) {
        open.remove(position.instrument());
      }
    }
  }

  /** Open positions by instrument and book; only what is above 0. */
  Map<Integer, Map<Integer, Integer>> open() {
    return open;
  }

  /** Whether a position of the instrument is open. */
  boolean isHeld(int instrument) {
    return open.containsKey(instrument);
  }

  /** Chunks changed since the last call. */
  BitSet takeChanged() {
    BitSet taken = (BitSet) changed.clone();
    changed.clear();
    return taken;
  }

  /** A copy of a chunk, in the order of ids. */
  List<KnownPosition> chunk(int number) {
    int from = number * CHUNK;
    return new ArrayList<>(known.subList(from, Math.min(known.size(), from + CHUNK)));
  }

  /** Takes over positions in the order of ids. */
  void restore(Iterable<KnownPosition> positions) {
    positions.forEach(this::put);
    changed.clear();
  }
}
