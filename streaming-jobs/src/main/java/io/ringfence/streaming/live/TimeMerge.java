package io.ringfence.streaming.live;

import io.ringfence.streaming.intake.TopicRow;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were there at the start, in the order of time over all partitions: a row leaves when
 * every partition that is still behind has shown its next one. Afterwards the order is that of
 * arrival, for which nobody waits. What speaks of no time comes first; at equal times the order is
 * that of kinds, then of partitions and offsets.
 */
final class TimeMerge {
  private final Map<String, Deque<TopicRow>> queues = new TreeMap<>();
  private final Set<String> behind = new HashSet<>();
  private final Map<String, Long> ends;

  /**
   * A merge.
   *
   * @param ends offsets the partitions had when the job was started
   * @param read next offset of each partition, as far as it was read before
   */
  TimeMerge(Map<String, Long> ends, Map<String, Long> read) {
    this.ends = ends;
    ends.forEach(
        (partition, end) -> {
          if (read.getOrDefault(partition, 0L) < end) {
            behind.add(partition);
          }
        });
  }

  /** Takes the next row of a partition. */
  void add(TopicRow row) {
    queues.computeIfAbsent(row.partition(), _ -> new ArrayDeque<>()).add(row);
    if (row.offset() + 1 >= ends.getOrDefault(row.partition(), 0L)) {
      behind.remove(row.partition());
    }
  }

  /**
   * What stands before the end a partition had may be the mark of a transaction, which is no
   * record: nobody waits for it any longer.
   */
  void giveUp() {
    behind.clear();
  }

  /** Whether the order is that of arrival from now on. */
  boolean isDone() {
    return behind.isEmpty() && queues.values().stream().allMatch(Deque::isEmpty);
  }

  /** The next row; null while a partition that is behind has not shown its own. */
  @Nullable TopicRow next() {
    for (String partition : behind) {
      Deque<TopicRow> queue = queues.get(partition);
      if (queue == null || queue.isEmpty()) {
        return null;
      }
    }
    Deque<TopicRow> first = null;
    for (Deque<TopicRow> queue : queues.values()) {
      if (!queue.isEmpty() && (first == null || isBefore(queue.getFirst(), first.getFirst()))) {
        first = queue;
      }
    }
    return first == null ? null : first.removeFirst();
  }

  private static boolean isBefore(TopicRow one, TopicRow other) {
    int order = Long.compare(at(one), at(other));
    return order == 0 ? one.kind().compareTo(other.kind()) < 0 : order < 0;
  }

  private static long at(TopicRow row) {
    Long at = row.atMicros();
    return at == null ? Long.MIN_VALUE : at;
  }

  /** Rows that wait, those of a partition in their order. */
  List<TopicRow> waiting() {
    List<TopicRow> waiting = new ArrayList<>();
    queues.values().forEach(waiting::addAll);
    return waiting;
  }
}
