package io.ringfence.streaming.sink;

import java.util.UUID;

/**
 * Brings rows of one table into the store as one subtask of a job does: gathered into batches, kept
 * packed until a checkpoint completes, inserted then under their tokens. For whoever moves many
 * rows outside of a stream and for measurements; not thread-safe, one for each thread.
 *
 * @param <T> type of the row
 */
public final class BatchPipeline<T> implements AutoCloseable {
  private final BatchWriter<T> writer;
  private final BatchStore store;
  private long checkpoint;

  /** A pipeline whose batches bear names that there never were before. */
  public BatchPipeline(TableLayout<T> layout, ClickHouseTarget target, SinkOptions options) {
    String name = UUID.randomUUID().toString().replace("-", "");
    this.writer = new BatchWriter<>(layout, target, options.batchRows(), name);
    this.store = new BatchStore(layout, target, options);
  }

  /** Adds a row to its batch; one that does not fit its columns becomes a dead letter. */
  public void write(T row) {
    writer.add(row);
  }

  /**
   * Stores what was written since the last call.
   *
   * @throws StoreException when it is not known to be stored
   */
  public void checkpoint() {
    writer.flush(false);
    checkpoint++;
    for (Batch batch : writer.prepareCommit()) {
      store.store(batch.ofCheckpoint(checkpoint), false);
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
