package io.ringfence.streaming.sink;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

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
  private final Schema schema;

  /** Length of the next stream, as the last one lets expect it. */
  private int expectedBytes = FIRST_BYTES;

  private final BufferAllocator allocator = new RootAllocator(MOST_BYTES);

  ArrowEncoder(TableLayout<T> layout, String runId) {
    this.runId = runId;
    this.layout = layout;
    List<Field> fields = new ArrayList<>();
    columns("").forEach(column -> fields.add(column.field()));
    this.schema = new Schema(fields);
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
    try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, out)) {
      root.getFieldVectors().forEach(vector -> vector.setInitialCapacity(rows.size()));
      root.allocateNew();
      List<Column<T>> columns = columns(batch);
      for (int place = 0; place < columns.size(); place++) {
        put(columns.get(place), rows, root.getVector(place));
      }
      root.setRowCount(rows.size());
      writer.writeBatch();
      writer.end();
      expectedBytes = out.size() + out.size() / SPARE_PART;
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("an array of bytes cannot be written to", e);
    }
  }

  private static <T> void put(Column<T> column, List<T> rows, FieldVector vector) {
    Texts texts = new Texts();
    for (int row = 0; row < rows.size(); row++) {
      column.put(vector, row, rows.get(row), texts);
    }
  }

  @Override
  public void close() {
    allocator.close();
  }
}
