package io.ringfence.streaming.job;

import io.ringfence.streaming.control.ControlTotalException;
import io.ringfence.streaming.control.RowCounter;
import io.ringfence.streaming.sink.ClickHouseTarget;
import io.ringfence.streaming.sink.RetryPolicy;
import io.ringfence.streaming.sink.RunTables;
import io.ringfence.streaming.sink.StoredRows;
import io.ringfence.streaming.sink.StreamTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the store holds of a run. Before the run it must be nothing, or two runs would add up; after
 * it, in every table, exactly what was computed, or the run is not marked as complete.
 */
final class StoredRun {
  private final ClickHouseTarget target;
  private final StoredRows stored;

  StoredRun(ClickHouseTarget target) {
    this.target = target;
    this.stored = new StoredRows(target, RetryPolicy.DEFAULT);
  }

  /**
   * Refuses a run that is in the store, whole or in part.
   *
   * @throws RunExistsException naming the run and where it was found
   */
  void refuseIfPresent() {
    List<String> tables = new ArrayList<>(StreamTables.names());
    tables.add(RunTables.RULE_PACKS.table());
    tables.add(RunTables.RUNS.table());
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
   * Rows per table, once they equal what the job counted on their way.
   *
   * @param accumulators of the job
   * @throws ControlTotalException naming the first table that holds another number
   */
  Map<String, Long> check(Map<String, Object> accumulators) {
    Map<String, Long> rows = stored.count(StreamTables.names());
    rows.forEach(
        (table, found) -> {
          Object computed = accumulators.getOrDefault(RowCounter.accumulator(table), 0L);
          if (!found.equals(computed)) {
            throw new ControlTotalException(
                "table %s holds %s rows of run %s, but %s were computed: a restart or a repeated"
                        .formatted(table, found, target.runId(), computed)
                    + " insert wrote rows twice; the run is not marked complete, run it again"
                    + " under another --run-id");
          }
        });
    return rows;
  }
}
