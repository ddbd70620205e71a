package io.ringfence.streaming.source;

import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * Keeps what waits for a checkpoint small. Rows are in their tables when a checkpoint is complete,
 * and in memory until then; a checkpoint comes behind everything that was read before it. Files are
 * read faster than a large book is written down: without a pace, days of snapshots of every
 * position wait at once. Not thread-safe; changes when something is read and nothing of it.
 */
final class ReadingPace {
  /** Rows that may wait before reading does: about 100 MB, packed. */
  static final long MOST_WAITING = 500_000;

  private final long everyMicros;
  private final long most;
  private final TreeMap<Long, Long> atBarriers = new TreeMap<>();
  private CompletableFuture<Void> go = CompletableFuture.completedFuture(null);
  private long versions;
  private long last = Long.MAX_VALUE;
  private long caused;
  private long stored;

  /**
   * A pace.
   *
   * @param everyMicros interval of snapshots, microseconds; 0: reading never waits
   * @param most rows that may wait
   */
  ReadingPace(long everyMicros, long most) {
    this.everyMicros = everyMicros;
    this.most = most;
  }

  /** Takes notice of an event that was read: with it come its row and snapshots in between. */
  void read(InputEvent event) {
    if (everyMicros > 0) {
      // No more positions can be open than there were versions of them.
      versions += event.kind() == InputKind.POSITIONS ? 1 : 0;
      long snapshots =
          Math.floorDiv(event.atMicros(), everyMicros) - Math.floorDiv(last, everyMicros);
      caused += 1 + Math.max(0, snapshots) * versions;
      last = event.atMicros();
    }
  }

  /** Takes notice of an event that was read before a restart, whose rows are stored. */
  void readBefore(InputEvent event) {
    read(event);
    stored = caused;
  }

  /** Whether so much waits that reading must. */
  boolean mustWait() {
    boolean waits = everyMicros > 0 && caused - stored >= most;
    if (waits && go.isDone()) {
      go = new CompletableFuture<>();
    }
    return waits;
  }

  /** Done when reading may go on. */
  CompletableFuture<Void> go() {
    return go;
  }

  /** A checkpoint holds what was read so far. */
  void barrier(long checkpoint) {
    atBarriers.put(checkpoint, caused);
  }

  /** Rows of a checkpoint are in their tables. */
  void complete(long checkpoint) {
    var before = atBarriers.headMap(checkpoint, true);
    if (!before.isEmpty()) {
      stored = Math.max(stored, before.lastEntry().getValue());
      before.clear();
    }
    if (caused - stored < most) {
      go.complete(null);
    }
  }
}
