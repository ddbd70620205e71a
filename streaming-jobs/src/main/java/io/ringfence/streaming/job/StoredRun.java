package io.ringfence.streaming.job;

import io.ringfence.streaming.control.ControlTotalException;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.DeduplicationWindows;
import io.ringfence.streaming.sink.FileTotals;
import io.ringfence.streaming.sink.RetryPolicy;
import io.ringfence.streaming.sink.RunTables;
import io.ringfence.streaming.sink.StoredRows;
import io.ringfence.streaming.sink.StoredRows.Computed;
import io.ringfence.streaming.sink.StreamTables;
import io.ringfence.streaming.sink.TableLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the store holds of a run. Before the run it must be nothing, or two runs would add up; after
 * it, in every table, exactly what was computed, or the run is not marked as complete.
 */
final class StoredRun {
  private final ClickHouseTarget target;
  private final StoredRows stored;
  private final Map<String, String> contents = new HashMap<>();

  StoredRun(ClickHouseTarget target) {
    this.target = target;
    this.stored = new StoredRows(target, RetryPolicy.DEFAULT);
  }

  /** Refuses tables that would not recognise a batch that is sent again. */
  void requireWindows() {
    List<String> tables = new ArrayList<>(StreamTables.names());
    tables.addAll(StreamTables.ABOUT_THE_RUN);
    new DeduplicationWindows(target, RetryPolicy.DEFAULT).require(tables);
  }

  /**
   * Refuses a run that is in the store, whole or in part.
   *
   * @throws RunExistsException naming the run and where it was found
   */
  void refuseIfPresent() {
    List<String> tables = new ArrayList<>(StreamTables.names());
    tables.addAll(StreamTables.ABOUT_THE_RUN);
    refuseIfPresent(tables);
  }

  /** Refuses a run of which computed rows are in the store. */
  void refuseIfComputed() {
    refuseIfPresent(StreamTables.names());
  }

  private void refuseIfPresent(List<String> tables) {
    stored
        .count(tables)
        .forEach(
            (table, rows) -> {
              if (rows > 0) {
                throw new RunExistsException(target.runId(), target.database(), table, rows);
              }
            });
  }

  /**
   * Whether everything computed is stored: the job has ended, whether or not anybody saw it end.
   */
  boolean isWhole() {
    Map<String, Computed> computed = stored.computed();
    Map<String, Long> letters = stored.deadLetters();
    return computed.keySet().containsAll(StreamTables.names())
        && computed.values().stream().allMatch(Computed::isComplete)
        && stored.count(StreamTables.names()).entrySet().stream()
            .allMatch(
                table -> table.getValue().equals(expected(table.getKey(), computed, letters)));
  }

  /**
   * Rows per table, once they equal what the job counted on their way.
   *
   * @throws ControlTotalException naming the first table that holds another number
   */
  Map<String, Long> check() {
    Map<String, Long> rows = stored.count(StreamTables.names());
    requireEqual(target.runId(), rows, stored.computed(), stored.deadLetters());
    return rows;
  }

  /** Counts that were stored twice are no measure: they are looked at before what they count. */
  static void requireEqual(
      String runId,
      Map<String, Long> rows,
      Map<String, Computed> computed,
      Map<String, Long> letters) {
    computed.forEach(
        (table, said) -> {
          if (said.isSaidTwice()) {
            throw notWhole(
                ("table table_counts holds %s counts of table %s of run %s, but %s tasks count:"
                        + " rows were stored twice")
                    .formatted(said.tasks(), table, runId, said.allTasks()));
          }
        });
    rows.forEach(
        (table, found) -> {
          long expected = expected(table, computed, letters);
          if (found != expected) {
            throw notWhole(
                ("table %s holds %s rows of run %s, but %s were computed and not refused:"
                        + " rows were %s")
                    .formatted(
                        table, found, runId, expected, found > expected ? "stored twice" : "lost"));
          }
        });
  }

  private static ControlTotalException notWhole(String finding) {
    return new ControlTotalException(
        finding + "; the run is not marked complete, run it again under another --run-id");
  }

  private static long expected(
      String table, Map<String, Computed> computed, Map<String, Long> letters) {
    return computed.getOrDefault(table, new Computed(0, 0, 0)).rows()
        - letters.getOrDefault(table, 0L);
  }

  /** Computed rows that are with the dead letters. */
  long deadLetters() {
    return stored.deadLetters().values().stream().mapToLong(Long::longValue).sum();
  }

  /** Control totals per file. */
  List<FileTotals> totals() {
    return stored.totals();
  }

  /** Whether the run has its row. */
  boolean isMarkedComplete() {
    return stored.count(List.of(RunTables.RUNS.table())).containsValue(1L);
  }

  /**
   * Content of tables in 64 hexadecimal digits: equal for equal rows, in whatever order. To be
   * asked when nothing is written any more: a table is looked at once.
   */
  String digest(List<TableLayout<?>> tables) {
    StringBuilder content = new StringBuilder();
    for (TableLayout<?> layout : tables) {
      // Two digests share most tables, which are read whole for it: minutes where rows are many.
      String rows = contents.computeIfAbsent(layout.table(), _ -> stored.content(layout));
      content.append(layout.table()).append('\t').append(rows).append('\n');
    }
    return InputDigest.ofText(content.toString());
  }
}
