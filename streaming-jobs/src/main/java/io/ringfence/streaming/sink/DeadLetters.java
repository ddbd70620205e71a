package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.DeadLetterRow;
import java.util.List;

/** Rows that are with the dead letters because their table does not take them. */
final class DeadLetters {
  private static final TableLayout<DeadLetterRow> LAYOUT = RunTables.DEAD_LETTERS;

  private final ClickHouseTarget target;
  private final SinkOptions options;

  DeadLetters(ClickHouseTarget target, SinkOptions options) {
    this.target = target;
    this.options = options;
  }

  static boolean isFor(Batch batch) {
    return batch.table().equals(LAYOUT.table());
  }

  /** A letter as a batch of its own. */
  Batch batch(String name, long checkpoint, DeadLetterRow letter) {
    try (ArrowEncoder<DeadLetterRow> encoder = new ArrowEncoder<>(LAYOUT, target.runId())) {
      return new Batch(
          LAYOUT.table(),
          name,
          checkpoint,
          PackedRows.of(1, encoder.encode(List.of(letter), name)));
    }
  }

  /** Stores a letter. */
  void store(Batch letter, boolean mayHaveBeenSent) {
    new BatchStore(LAYOUT, target, options).store(letter, mayHaveBeenSent);
  }
}
