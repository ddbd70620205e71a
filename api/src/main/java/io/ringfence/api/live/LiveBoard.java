package io.ringfence.api.live;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the newest run looks like now, for all readers at once. Of every key there is its last event
 * only, so a slow reader finds the present where a fast one finds every step, and neither has a
 * queue: a reader is a number. Memory is that of what is shown. Safe for several threads.
 */
final class LiveBoard {
  /** Events that end something are kept for readers that are behind, up to so many. */
  private final int mostEnded;

  private final Map<String, LiveEvent> byKey = new HashMap<>();
  private final NavigableMap<Long, LiveEvent> byVersion = new TreeMap<>();
  private final NavigableMap<Long, String> ended = new TreeMap<>();
  private String epoch = UUID.randomUUID().toString();
  private long version;
  private long forgotten;
  private boolean closed;

  /**
   * An empty board.
   *
   * @param mostEnded alerts and closed positions remembered, at least 1
   */
  LiveBoard(int mostEnded) {
    this.mostEnded = mostEnded;
  }

  /**
   * What a reader has not seen.
   *
   * @param reset whether it must forget all it has, for the run is another or it is too far behind
   * @param events in the order they came about; with a reset all there is
   * @param cursor where it stands after them
   */
  record News(boolean reset, List<LiveEvent> events, String cursor) {}

  /** Begins anew, for another run. Readers are told at once. */
  synchronized void clear() {
    byKey.clear();
    byVersion.clear();
    ended.clear();
    epoch = UUID.randomUUID().toString();
    notifyAll();
  }

  /**
   * Puts down how something is; nothing happens where it was so before. Waiting readers are not
   * woken before {@link #tell}, or each would be told the first of many changes and then have to
   * wait.
   */
  synchronized void put(String kind, String key, @Nullable NodePath node, String json) {
    LiveEvent before = byKey.get(key);
    if (before != null && before.json().equals(json) && before.kind().equals(kind)) {
      return;
    }
    if (before != null) {
      byVersion.remove(before.version());
      ended.remove(before.version());
    }
    version++;
    LiveEvent event = new LiveEvent(version, kind, key, node, json);
    byKey.put(key, event);
    byVersion.put(version, event);
    if (!kind.equals("head") && !kind.equals("desk") && !kind.equals("position")) {
      ended.put(version, key);
      forgetTheOldest();
    }
  }

  /** Wakes the readers: what was put down until now belongs together. */
  synchronized void tell() {
    notifyAll();
  }

  private void forgetTheOldest() {
    while (ended.size() > mostEnded) {
      Map.Entry<Long, String> oldest = ended.pollFirstEntry();
      byKey.remove(oldest.getValue());
      byVersion.remove(oldest.getKey());
      forgotten = oldest.getKey();
    }
  }

  /** Keys of a kind. */
  synchronized Set<String> keys(String kind) {
    Set<String> keys = new HashSet<>();
    byKey.values().stream().filter(it -> it.kind().equals(kind)).forEach(it -> keys.add(it.key()));
    return keys;
  }

  /** How something is; absent: it is not there. */
  synchronized @Nullable LiveEvent of(String key) {
    return byKey.get(key);
  }

  /**
   * What came about after a cursor, seen by a scope.
   *
   * @param cursor where the reader stands; absent, or not one of this board: at nothing
   * @param most most events; more come with the next question
   */
  synchronized News after(@Nullable String cursor, DeskScope scope, int most) {
    long from = version(cursor);
    boolean reset = from < 0 || (from < forgotten && from > 0) || from > version;
    long after = reset ? 0 : from;
    List<LiveEvent> events = new ArrayList<>();
    long seen = after;
    for (LiveEvent event : byVersion.tailMap(after, false).values()) {
      if (events.size() == most) {
        return new News(reset, events, epoch + "." + seen);
      }
      seen = event.version();
      if (event.isFor(scope)) {
        events.add(event);
      }
    }
    return new News(reset, events, epoch + "." + version);
  }

  /** Waits until something comes about after a cursor, or for a while. */
  synchronized void await(@Nullable String cursor, long millis) throws InterruptedException {
    if (!closed && version(cursor) == version) {
      wait(millis);
    }
  }

  /** Lets all readers go. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized boolean isClosed() {
    return closed;
  }

  private long version(@Nullable String cursor) {
    String mine = epoch + ".";
    if (cursor == null || !cursor.startsWith(mine)) {
      return -1;
    }
    try {
      return Long.parseLong(cursor.substring(mine.length()));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
