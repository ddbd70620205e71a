package io.ringfence.reporting.query;

import java.util.Collections;
import java.util.List;
import org.jooq.BatchBindStep;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Rows that are inserted by one statement: they are there together or not at all. The statement has
 * one row of parameters and the driver is given the rows to it; a statement with a row of text for
 * each it reads through before it sends it, which was seen to last for minutes.
 */
final class RowsAtOnce {
  private RowsAtOnce() {}

  /**
   * Inserts.
   *
   * @param rows values in the order of the fields
   */
  static void insert(
      DSLContext clickhouse,
      Table<Record> table,
      List<? extends Field<?>> fields,
      List<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    BatchBindStep batch =
        clickhouse.batch(
            clickhouse
                .insertInto(table, fields)
                .values(Collections.nCopies(fields.size(), (@Nullable Object) null)));
    for (@Nullable Object[] row : rows) {
      batch = batch.bind(row);
    }
    batch.execute();
  }
}
