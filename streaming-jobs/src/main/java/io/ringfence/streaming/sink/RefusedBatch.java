package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.DeadLetterRow;

/**
 * Finds the rows of a refused batch that the server does not take, by halves: what it takes is
 * stored, what it refuses alone becomes a dead letter. A piece is named after its batch and its
 * place in it, so that a restart cuts the same pieces under the same tokens.
 */
final class RefusedBatch {
  /** More refused rows of one batch are no bad rows but a table that does not fit. */
  private static final int MOST_DEAD_LETTERS = 100;

  private final BatchStore store;
  private final DeadLetters deadLetters;
  private final boolean mayHaveBeenSent;
  private int buried;

  RefusedBatch(BatchStore store, DeadLetters deadLetters, boolean mayHaveBeenSent) {
    this.store = store;
    this.deadLetters = deadLetters;
    this.mayHaveBeenSent = mayHaveBeenSent;
  }

  /**
   * Stores what can be stored of a batch the server refused.
   *
   * @throws StoreException when too many rows are refused, or the store does not answer
   */
  void isolate(Batch batch, Reply.Refused why) {
    int rows = batch.rows().count();
    if (rows == 1) {
      bury(batch, why);
      return;
    }
    ArrowRows content = new ArrowRows(batch.rows().stream());
    int half = rows / 2;
    storePiece(batch, ".0", content, new Cut(0, half));
    storePiece(batch, ".1", content, new Cut(half, rows - half));
  }

  private record Cut(int from, int count) {}

  private void storePiece(Batch batch, String place, ArrowRows content, Cut cut) {
    String name = batch.name() + place;
    PackedRows rows = content.cut(cut.from(), cut.count(), name);
    store.storeOrIsolate(
        new Batch(batch.table(), name, batch.checkpoint(), rows), mayHaveBeenSent, this);
  }

  private void bury(Batch batch, Reply.Refused why) {
    buried++;
    if (buried > MOST_DEAD_LETTERS) {
      throw new StoreException(
          "%s refused more than %s rows of one batch, the last with: %s. This is about the table or its"
                  .formatted(batch.table(), MOST_DEAD_LETTERS, why.words())
              + " constraints, not about single rows: repair it; the batch is kept and sent again");
    }
    String row = new ArrowRows(batch.rows().stream()).firstAsJson();
    deadLetters.store(
        deadLetters.batch(
            batch.name(),
            batch.checkpoint(),
            new DeadLetterRow(batch.table(), batch.name(), why.code(), why.words(), row)),
        mayHaveBeenSent);
  }
}
