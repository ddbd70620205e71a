package io.ringfence.streaming.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * Turns rows into an Arrow stream of one record batch. Vectors live for one batch; the allocator
 * refuses to grow beyond its limit and says so if anything is left when it is closed.
 *
 * @param <T> type of the row
 */
final class ArrowEncoder<T> implements AutoCloseable {
  private static final long MOST_BYTES = 256L << 20;
  private static final int FIRST_BYTES = 1 << 16;
  private static final int SPARE_PART = 16;

  private final String runId;
  private final TableLayout<T> layout;

  /** Length of the next stream, as the last one lets expect it. */
  private int expectedBytes = FIRST_BYTES;

  private final BufferAllocator allocator = new RootAllocator(MOST_BYTES);

  ArrowEncoder(TableLayout<T> layout, String runId) {
    this.runId = runId;
    this.layout = layout;
  }

  private List<Column<T>> columns(String batch) {
    List<Column<T>> columns = new ArrayList<>();
    columns.add(Column.text(TableLayout.RUN, _ -> runId));
    columns.add(Column.text(TableLayout.BATCH, _ -> batch));
    columns.addAll(layout.columns());
    return columns;
  }

  /**
   * The rows of a batch.
   *
   * @throws ArithmeticException where a decimal has more fraction digits than its column
   * @throws IllegalArgumentException where a value is missing or does not fit
   */
  byte[] encode(List<T> rows, String batch) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(expectedBytes);
    try (BatchVectors vectors = new BatchVectors(allocator)) {
      columns(batch).forEach(column -> vectors.add(column, rows));
      vectors.writeTo(out);
      expectedBytes = out.size() + out.size() / SPARE_PART;
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("an array of bytes cannot be written to", e);
    }
  }

  @Override
  public void close() {
    allocator.close();
  }
}
