package io.ringfence.streaming.simulation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an Arrow stream of rows.
 *
 * @param batch the batch they say they belong to
 * @param rows a text for each, without run and batch, decimals as plain figures
 */
record ArrowTexts(String batch, List<String> rows) {
  private static final BufferAllocator MEMORY = new RootAllocator();
  private static final int OURS = 2;

  /** Reads a stream, throwing where it is none or cut. */
  static ArrowTexts of(byte[] stream) {
    try (ArrowStreamReader reader =
        new ArrowStreamReader(new ByteArrayInputStream(stream), MEMORY)) {
      if (!reader.loadNextBatch()) {
        throw new IllegalStateException("a stream of no batch");
      }
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      List<String> rows = new ArrayList<>();
      for (int row = 0; row < root.getRowCount(); row++) {
        rows.add(row(reader, root.getFieldVectors(), row));
      }
      return new ArrowTexts(String.valueOf(value(reader, root.getFieldVectors().get(1), 0)), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String row(ArrowStreamReader reader, List<FieldVector> columns, int row)
      throws IOException {
    StringBuilder text = new StringBuilder();
    for (FieldVector column : columns.subList(OURS, columns.size())) {
      Object value = value(reader, column, row);
      text.append(column.getName()).append('=');
      text.append(value instanceof BigDecimal figure ? plain(figure) : String.valueOf(value));
      text.append(' ');
    }
    return text.toString();
  }

  /** A value, or the word whose number stands there. */
  private static @Nullable Object value(ArrowStreamReader reader, FieldVector column, int row)
      throws IOException {
    DictionaryEncoding words = column.getField().getDictionary();
    return words == null || column.isNull(row)
        ? column.getObject(row)
        : reader
            .lookup(words.getId())
            .getVector()
            .getObject((int) ((BaseIntVector) column).getValueAsLong(row));
  }

  private static String plain(BigDecimal figure) {
    return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
  }
}
