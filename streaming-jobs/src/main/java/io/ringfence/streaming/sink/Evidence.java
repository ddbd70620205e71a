package io.ringfence.streaming.sink;

import java.util.List;
import java.util.Map;

/**
 * What a table holds of a batch, asked before a batch is sent that may have been sent before, and
 * after it.
 *
 * @param rows rows of the batch itself
 * @param rowsOfPieces rows of the pieces a refused batch was cut into
 * @param insertsSince upper bound of the inserts into the table since the batch was stored; 0 where
 *     it is not
 * @param views materialized views that read from the table
 */
record Evidence(long rows, long rowsOfPieces, long insertsSince, long views) {
  /**
   * A part is named after the first and last insert in it, counted per table, and merged parts keep
   * the range: the lowest number among the batch's parts is not above its own.
   */
  private static final String STATEMENT =
      """
      SELECT countIf(batch = {batch:String}), countIf(batch != {batch:String}),
        if(count() = 0, 0, (SELECT max(max_block_number) FROM system.parts
            WHERE database = currentDatabase() AND table = {table:String})
          - min(toInt64OrZero(splitByChar('_', _part)[-3]))),
        (SELECT sum(length(dependencies_table)) FROM system.tables
          WHERE database = currentDatabase() AND name = {table:String})
      FROM %s WHERE run_id = {run:String}
        AND (batch = {batch:String} OR startsWith(batch, concat({batch:String}, '.')))\
      """;

  /** Asks the table; the layouts of tables are ours, so the name is no foreign text. */
  static Evidence of(ClickHouseClient client, Batch batch) {
    List<String> answer =
        client.ask(
            "question for batch %s in %s".formatted(batch.name(), batch.table()),
            STATEMENT.formatted(batch.table()),
            Map.of("batch", batch.name(), "table", batch.table()));
    String[] figures = answer.getFirst().split("\t", -1);
    return new Evidence(
        Long.parseLong(figures[0]),
        Long.parseLong(figures[1]),
        Long.parseLong(figures[2]),
        Long.parseLong(figures[3]));
  }
}
