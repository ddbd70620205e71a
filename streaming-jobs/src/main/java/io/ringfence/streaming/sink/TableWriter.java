package io.ringfence.streaming.sink;

import java.util.List;

/**
 * Inserts rows of one table.
 *
 * @param <T> type of the row
 */
public final class TableWriter<T> implements AutoCloseable {
  private final TableLayout<T> layout;
  private final ArrowEncoder<T> encoder;
  private final ClickHouseClient client;

  /** A writer of a run's rows. */
  public TableWriter(TableLayout<T> layout, ClickHouseTarget target, RetryPolicy retries) {
    this.layout = layout;
    this.encoder = new ArrowEncoder<>(layout, target.runId());
    this.client = new ClickHouseClient(target, retries);
  }

  /**
   * Inserts rows in one statement; none is no statement.
   *
   * @throws StoreException when the store did not take them
   */
  public void insert(List<T> rows) {
    if (!rows.isEmpty()) {
      client.insert(layout, rows.size(), encoder.encode(rows));
    }
  }

  @Override
  public void close() {
    encoder.close();
  }
}
