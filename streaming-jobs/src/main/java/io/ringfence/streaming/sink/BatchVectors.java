package io.ringfence.streaming.sink;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryProvider.MapDictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a batch as vectors, one for each column. Texts that repeat travel as numbers of words
 * beside the words: fewer bytes to pack and send, and the server takes the words over as they are
 * instead of looking up each row's.
 *
 * @param allocator where the vectors lie
 * @param vectors those of the columns so far
 * @param words words of columns that have numbers
 */
record BatchVectors(
    BufferAllocator allocator, List<FieldVector> vectors, MapDictionaryProvider words)
    implements AutoCloseable {
  /** Fewer rows are not worth a message for each column's words. */
  static final int LEAST_ROWS = 256;

  private static final int MOST_WORDS = 4_096;

  /** A word must stand in so many rows on average. */
  private static final int LEAST_REPEATS = 4;

  private static final short NONE = -1;
  private static final ArrowType.Int BYTE = new ArrowType.Int(Byte.SIZE, true);
  private static final ArrowType.Int SHORT = new ArrowType.Int(Short.SIZE, true);

  BatchVectors(BufferAllocator allocator) {
    this(allocator, new ArrayList<>(), new MapDictionaryProvider());
  }

  /** Adds a column's values. */
  <T> void add(Column<T> column, List<T> rows) {
    if (column.type() == ColumnType.TEXT && rows.size() >= LEAST_ROWS) {
      Vocabulary vocabulary = new Vocabulary(Math.min(MOST_WORDS, rows.size() / LEAST_REPEATS));
      short[] numbers = numbers(column, rows, vocabulary);
      if (numbers != null) {
        addNumbers(column, numbers, vocabulary);
        return;
      }
    }
    FieldVector vector = vector(column.field(), rows.size());
    Texts texts = new Texts();
    for (int row = 0; row < rows.size(); row++) {
      column.put(vector, row, rows.get(row), texts);
    }
    vector.setValueCount(rows.size());
  }

  /** Number of each row's word, -1 where it has none; null where there are too many words. */
  private static <T> short @Nullable [] numbers(
      Column<T> column, List<T> rows, Vocabulary vocabulary) {
    short[] numbers = new short[rows.size()];
    for (int row = 0; row < numbers.length; row++) {
      Object text = column.found(rows.get(row));
      int number = text == null ? NONE : vocabulary.numberOf((String) text);
      if (text != null && number == Vocabulary.FULL) {
        return null;
      }
      numbers[row] = (short) number;
    }
    return numbers;
  }

  private void addNumbers(Column<?> column, short[] numbers, Vocabulary vocabulary) {
    ArrowType.Int index = vocabulary.words().size() <= Byte.MAX_VALUE ? BYTE : SHORT;
    DictionaryEncoding encoding = new DictionaryEncoding(vectors.size(), false, index);
    words.put(new Dictionary(words(column, vocabulary.words()), encoding));
    Field field = new Field(column.name(), new FieldType(column.nullable(), index, encoding), null);
    BaseIntVector vector = (BaseIntVector) vector(field, numbers.length);
    for (int row = 0; row < numbers.length; row++) {
      if (numbers[row] == NONE) {
        vector.setNull(row);
      } else {
        vector.setUnsafeWithPossibleTruncate(row, numbers[row]);
      }
    }
    vector.setValueCount(numbers.length);
  }

  private VarCharVector words(Column<?> column, List<String> texts) {
    VarCharVector vector = new VarCharVector(column.field(), allocator);
    for (int word = 0; word < texts.size(); word++) {
      vector.setSafe(word, texts.get(word).getBytes(StandardCharsets.UTF_8));
    }
    vector.setValueCount(texts.size());
    return vector;
  }

  private FieldVector vector(Field field, int rows) {
    FieldVector vector = field.createVector(allocator);
    vectors.add(vector);
    vector.setInitialCapacity(rows);
    vector.allocateNew();
    return vector;
  }

  /** Writes them as a stream of one record batch. */
  void writeTo(OutputStream out) throws IOException {
    try (VectorSchemaRoot root = new VectorSchemaRoot(vectors);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, words, out)) {
      writer.writeBatch();
      writer.end();
    }
  }

  @Override
  public void close() {
    vectors.forEach(FieldVector::close);
    words.close();
  }
}
