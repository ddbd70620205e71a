package io.ringfence.reporting.query;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Writes a file's rows once: its batch is named by its digest, whoever gives it again.
 *
 * @param clickhouse where to
 * @param table table that has a run and a batch
 * @param fields columns of the rows, in their order
 */
record RecordedOnce(DSLContext clickhouse, Table<Record> table, List<Field<?>> fields) {
  /**
   * A batch.
   *
   * @param runId the run
   * @param name its name in the table
   */
  record Batch(String runId, String name) {}

  /**
   * One statement for all rows: they are there together or not at all.
   *
   * @return false where the batch was there before
   */
  boolean write(Batch batch, List<@Nullable Object[]> rows) {
    boolean known =
        clickhouse.fetchExists(
            table,
            DSL.field(DSL.name("run_id"), String.class).eq(batch.runId()),
            DSL.field(DSL.name("batch"), String.class).eq(batch.name()));
    if (known || rows.isEmpty()) {
      return !known;
    }
    RowsAtOnce.insert(clickhouse, table, fields, rows);
    return true;
  }
}
