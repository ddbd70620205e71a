package io.ringfence.streaming.sink;

/**
 * Rows of one table and one partition of it: one insert, one part on the server's disk, so that all
 * of it is stored or nothing. Its content is fixed when it is made and travels with it, through
 * checkpoints and restarts; whoever inserts it again inserts the same bytes under the same token.
 *
 * @param table the table
 * @param name unique in its run and table; a column of every row
 * @param checkpoint checkpoint that completed it, from 1; 0: made outside of a job
 * @param rows the rows
 */
record Batch(String table, String name, long checkpoint, PackedRows rows) {
  /** The same batch, completed by a checkpoint. */
  Batch ofCheckpoint(long completing) {
    return new Batch(table, name, completing, rows);
  }

  /** What the server knows the batch by. The same token never names other rows. */
  String token(String runId) {
    return "%s/%s/%s/%s".formatted(runId, table, checkpoint, name);
  }

  /** For messages. */
  @Override
  public String toString() {
    return "insert of %s rows into %s (batch %s)".formatted(rows.count(), table, name);
  }
}
