package io.ringfence.streaming.sink;

import java.util.List;

/**
 * Inserts rows of one table outside of the stream, once in a run however often the run is started.
 *
 * @param <T> type of the row
 */
public final class TableWriter<T> implements AutoCloseable {
  /** The one batch of its run and table. */
  private static final String ONLY_BATCH = "once";

  private final TableLayout<T> layout;
  private final ArrowEncoder<T> encoder;
  private final BatchStore store;

  /** A writer of a run's rows. */
  public TableWriter(TableLayout<T> layout, ClickHouseTarget target, SinkOptions options) {
    this.layout = layout;
    this.encoder = new ArrowEncoder<>(layout, target.runId());
    this.store = new BatchStore(layout, target, options);
  }

  /**
   * Inserts rows in one statement; none is no statement. The rows must be the same in every start
   * of the run.
   *
   * @throws StoreException when the store did not take them
   */
  public void insert(List<T> rows) {
    if (!rows.isEmpty()) {
      PackedRows packed = PackedRows.of(rows.size(), encoder.encode(rows, ONLY_BATCH));
      store.store(new Batch(layout.table(), ONLY_BATCH, BatchWriter.NO_CHECKPOINT, packed), true);
    }
  }

  /**
   * Inserts rows under a number that is used once: what is said anew again and again.
   *
   * @throws StoreException when the store did not take them
   */
  public void insertAs(long number, List<T> rows) {
    String name = ONLY_BATCH + "-" + number;
    PackedRows packed = PackedRows.of(rows.size(), encoder.encode(rows, name));
    store.store(new Batch(layout.table(), name, BatchWriter.NO_CHECKPOINT, packed), false);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
