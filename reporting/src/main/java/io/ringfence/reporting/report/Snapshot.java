package io.ringfence.reporting.report;

import io.ringfence.reporting.query.PositionSnapshotQuery;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the stream itself said of the open positions at a report's instant. It is compared once;
 * then only how many there were is kept, for its rows need as much memory as those of the report.
 *
 * @param size positions it has
 * @param rows its rows, by key; none once they have been compared
 * @param isCompared whether they have been
 */
public record Snapshot(int size, List<PositionSnapshotQuery.Row> rows, boolean isCompared) {
  public Snapshot {
    rows = List.copyOf(rows);
  }

  /** One that has not been compared yet. */
  public static Snapshot of(List<PositionSnapshotQuery.Row> rows) {
    return new Snapshot(rows.size(), rows, false);
  }

  /** Whether the stream said nothing. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Some of its positions; to be asked before it is compared. */
  Snapshot only(Predicate<PositionSnapshotQuery.Row> condition) {
    if (isCompared) {
      throw new IllegalStateException("a snapshot that was compared has no rows any more");
    }
    return of(rows.stream().filter(condition).toList());
  }

  /** What is kept of it. */
  Snapshot compared() {
    return new Snapshot(size, List.of(), true);
  }
}
