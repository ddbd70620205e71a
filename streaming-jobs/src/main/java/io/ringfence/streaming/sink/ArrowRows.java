package io.ringfence.streaming.sink;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;

/**
 * Rows of a batch that was refused, opened again to find the offending ones: cut in half, and the
 * single row said as JSON. Needed once in a blue moon, so it opens the stream each time.
 */
final class ArrowRows {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final byte[] stream;

  ArrowRows(byte[] stream) {
    this.stream = stream;
  }

  /** Rows {@code from} (inclusive, from 0) on, {@code count} of them, as rows of another batch. */
  PackedRows cut(int from, int count, String batch) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
      reader.loadNextBatch();
      try (VectorSchemaRoot all = spelledOut(reader, allocator);
          VectorSchemaRoot rows = all.slice(from, count);
          ArrowStreamWriter writer = new ArrowStreamWriter(rows, null, out)) {
        rename((VarCharVector) rows.getVector(TableLayout.BATCH), count, batch);
        writer.writeBatch();
        writer.end();
      }
      return PackedRows.of(count, out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read and written", e);
    }
  }

  /** The rows with their texts instead of numbers of words. */
  private static VectorSchemaRoot spelledOut(ArrowStreamReader reader, BufferAllocator allocator)
      throws IOException {
    List<FieldVector> vectors = new ArrayList<>();
    for (FieldVector vector : reader.getVectorSchemaRoot().getFieldVectors()) {
      DictionaryEncoding words = vector.getField().getDictionary();
      vectors.add(
          words == null
              ? vector
              : texts(vector, (VarCharVector) reader.lookup(words.getId()).getVector(), allocator));
    }
    return new VectorSchemaRoot(vectors);
  }

  private static VarCharVector texts(
      FieldVector numbers, VarCharVector words, BufferAllocator allocator) {
    FieldType type =
        new FieldType(numbers.getField().isNullable(), words.getField().getType(), null);
    VarCharVector texts = new VarCharVector(new Field(numbers.getName(), type, null), allocator);
    for (int row = 0; row < numbers.getValueCount(); row++) {
      if (!numbers.isNull(row)) {
        texts.setSafe(row, words.get((int) ((BaseIntVector) numbers).getValueAsLong(row)));
      }
    }
    texts.setValueCount(numbers.getValueCount());
    return texts;
  }

  private static void rename(VarCharVector names, int count, String batch) {
    names.reset();
    for (int row = 0; row < count; row++) {
      names.setSafe(row, batch.getBytes(StandardCharsets.UTF_8));
    }
    names.setValueCount(count);
  }

  /** The first row as JSON without run and batch; decimals and instants as text. */
  String firstAsJson() {
    ObjectNode json = JSON.createObjectNode();
    try (BufferAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(stream), allocator)) {
      reader.loadNextBatch();
      try (VectorSchemaRoot rows = spelledOut(reader, allocator)) {
        for (FieldVector vector : rows.getFieldVectors()) {
          Object value = vector.getObject(0);
          json.put(vector.getName(), value == null ? null : text(value));
        }
      }
      json.remove(TableLayout.RUN);
      json.remove(TableLayout.BATCH);
      return json.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can be read", e);
    }
  }

  private static String text(Object value) {
    return value instanceof BigDecimal figure ? figure.toPlainString() : value.toString();
  }
}
