package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.streaming.control.InputCounts;
import io.ringfence.streaming.intake.TopicRow;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Counts rows by partition until a checkpoint takes them: received = applied + duplicate +
 * rejected.
 */
final class RowCounts {
  private final Map<String, InputCountRow> counts = new TreeMap<>();

  /** How a row ended; of several events of one row the best. */
  enum End {
    APPLIED,
    DUPLICATE,
    REJECTED
  }

  void count(TopicRow row, End end) {
    InputCountRow one =
        new InputCountRow(
                row.partition(),
                row.kind(),
                1,
                end == End.APPLIED ? 1 : 0,
                end == End.DUPLICATE ? 1 : 0,
                end == End.REJECTED ? 1 : 0,
                row.atMicros())
            .between(row.offset(), row.offset());
    counts.merge(row.partition(), one, InputCounts::sum);
  }

  /** Gives them out and begins anew. */
  void drainTo(Consumer<InputCountRow> target) {
    counts.values().forEach(target);
    counts.clear();
  }
}
