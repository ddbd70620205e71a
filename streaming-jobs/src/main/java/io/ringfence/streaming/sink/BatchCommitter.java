package io.ringfence.streaming.sink;

import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;

/**
 * Inserts the batches of a checkpoint once it is complete. Those of the checkpoint a job was
 * restored from may have been inserted before: nobody wrote down whether they were.
 *
 * <p>An outage is waited for here, on the thread of the operator, so that it holds the stream up
 * instead of filling the memory. A failure is never signalled to Flink as known: that would drop
 * the batch and go on.
 */
final class BatchCommitter implements Committer<Batch> {
  private final BatchStore store;
  private final DeadLetters deadLetters;
  private final long restoredCheckpoint;

  /**
   * A committer.
   *
   * @param restoredCheckpoint checkpoint the job was restored from; 0: none
   */
  BatchCommitter(BatchStore store, DeadLetters deadLetters, long restoredCheckpoint) {
    this.store = store;
    this.deadLetters = deadLetters;
    this.restoredCheckpoint = restoredCheckpoint;
  }

  @Override
  public void commit(Collection<CommitRequest<Batch>> requests) {
    for (CommitRequest<Batch> request : requests) {
      Batch batch = request.getCommittable();
      boolean mayHaveBeenSent =
          batch.checkpoint() <= restoredCheckpoint || request.getNumberOfRetries() > 0;
      if (DeadLetters.isFor(batch)) {
        deadLetters.store(batch, mayHaveBeenSent);
      } else {
        store.store(batch, mayHaveBeenSent);
      }
    }
  }

  @Override
  public void close() {
    // Requests share one client.
  }
}
