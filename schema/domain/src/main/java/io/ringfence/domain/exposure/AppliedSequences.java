package io.ringfence.domain.exposure;

import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.quantity.PositionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which sequences of one instrument were applied, with their content: tells duplicates from
 * conflicts. Versions and wallet events number their rows separately.
 */
final class AppliedSequences {
  /** One position's rows of one kind. */
  private record Stream(RowKind kind, PositionKey key) {}

  private final Map<Stream, TreeMap<Long, String>> applied = new HashMap<>();
  private final List<AppliedRow> fresh = new ArrayList<>();

  /** What the sequence of an event says about it; absent where it is new and may be applied. */
  @Nullable Outcome judge(PositionEvent.Sequenced event) {
    TreeMap<Long, String> rows = applied.get(new Stream(RowKind.of(event), event.key()));
    if (rows == null) {
      return null;
    }
    String before = rows.get(event.sequence());
    if (before != null) {
      return before.equals(EventContent.of(event)) ? new Outcome.Duplicate() : conflict(event);
    }
    return event.sequence() > rows.lastKey() ? null : belowLast(event, rows.lastKey());
  }

  private static Outcome conflict(PositionEvent.Sequenced event) {
    return new Outcome.Rejected(
        RejectReason.SEQUENCE_CONFLICT,
        "sequence %s of %s was applied before with other content"
            .formatted(event.sequence(), event.key()));
  }

  private static Outcome belowLast(PositionEvent.Sequenced event, long last) {
    return new Outcome.Rejected(
        RejectReason.SEQUENCE_BELOW_LAST,
        "sequence must be above the last applied, %s, was %s".formatted(last, event.sequence()));
  }

  /** Remembers an event that was applied. */
  void add(PositionEvent.Sequenced event) {
    AppliedRow row =
        new AppliedRow(RowKind.of(event), event.key(), event.sequence(), EventContent.of(event));
    restore(row);
    fresh.add(row);
  }

  /** Puts back what {@link #takeFresh} once gave out. */
  void restore(AppliedRow row) {
    applied
        .computeIfAbsent(new Stream(row.kind(), row.key()), _ -> new TreeMap<>())
        .put(row.sequence(), row.content());
  }

  /** Rows added since the last call. */
  List<AppliedRow> takeFresh() {
    List<AppliedRow> taken = List.copyOf(fresh);
    fresh.clear();
    return taken;
  }
}
