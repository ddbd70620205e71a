package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.DeadLetterRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;

/**
 * Gathers rows into batches and hands them over at every checkpoint. Nothing is inserted here: what
 * has been gathered since a checkpoint is gathered anew after a restart, with whatever boundaries
 * come then.
 *
 * @param <T> type of the row
 */
final class BatchWriter<T> implements CommittingSinkWriter<T, Batch> {
  /** Completed batches wait under this number until their checkpoint is known. */
  static final long NO_CHECKPOINT = 0;

  private final TableLayout<T> layout;
  private final ClickHouseTarget target;
  private final int batchRows;
  private final String writerName;
  private final ArrowEncoder<T> encoder;
  private final Map<Long, List<T>> gathered = new TreeMap<>();
  private final List<Batch> complete = new ArrayList<>();
  private long batches;

  /**
   * A writer.
   *
   * @param writerName unique among all writers there ever are
   */
  BatchWriter(TableLayout<T> layout, ClickHouseTarget target, int batchRows, String writerName) {
    this.layout = layout;
    this.target = target;
    this.batchRows = batchRows;
    this.writerName = writerName;
    this.encoder = new ArrowEncoder<>(layout, target.runId());
  }

  @Override
  public void write(T row, Context context) {
    add(row);
  }

  /** Adds a row to the batch of its partition. */
  void add(T row) {
    long partition = layout.partition().of(row);
    List<T> rows = gathered.computeIfAbsent(partition, _ -> new ArrayList<>());
    rows.add(row);
    if (rows.size() >= batchRows) {
      completeBatch(rows);
      gathered.remove(partition);
    }
  }

  @Override
  public void flush(boolean endOfInput) {
    gathered.values().forEach(this::completeBatch);
    gathered.clear();
  }

  @Override
  public Collection<Batch> prepareCommit() {
    List<Batch> handedOver = List.copyOf(complete);
    complete.clear();
    return handedOver;
  }

  private void completeBatch(List<T> rows) {
    try {
      pack(rows);
    } catch (ArithmeticException | IllegalArgumentException someRowDoesNotFit) {
      List<T> fitting = new ArrayList<>();
      rows.forEach(row -> sort(row, fitting));
      if (!fitting.isEmpty()) {
        pack(fitting);
      }
    }
  }

  private void pack(List<T> rows) {
    String name = nextName();
    byte[] stream = encoder.encode(rows, name);
    complete.add(
        new Batch(layout.table(), name, NO_CHECKPOINT, PackedRows.of(rows.size(), stream)));
  }

  private void sort(T row, List<T> fitting) {
    try {
      encoder.encode(List.of(row), "");
      fitting.add(row);
    } catch (ArithmeticException | IllegalArgumentException doesNotFit) {
      String name = nextName();
      complete.add(
          new DeadLetters(target, SinkOptions.DEFAULT)
              .batch(
                  name,
                  NO_CHECKPOINT,
                  new DeadLetterRow(
                      layout.table(),
                      name,
                      0,
                      String.valueOf(doesNotFit.getMessage()),
                      row.toString())));
    }
  }

  private String nextName() {
    batches++;
    return writerName + "-" + batches;
  }

  @Override
  public void close() {
    encoder.close();
  }
}
