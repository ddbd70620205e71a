package io.ringfence.api.wire;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A component of a record as a column. Amounts are texts of plain digits, as in JSON: Arrow's
 * decimals have one scale for a column, which figures of any number of digits do not.
 *
 * @param name its name; of a component inside of another one with that one's name before it
 * @param kind what its values are
 * @param value reads it of a row; absent: unknown, or there is none
 */
record ArrowColumn(String name, Kind kind, Function<Object, @Nullable Object> value) {
  /** What values are. */
  enum Kind {
    /** Text. */
    TEXT(new ArrowType.Utf8()),
    /** Count. */
    COUNT(new ArrowType.Int(Long.SIZE, true)),
    /** Yes or no. */
    FLAG(new ArrowType.Bool()),
    /** Instant, to the microsecond. */
    INSTANT(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
    /** Something with parts, as a text of JSON. */
    JSON(new ArrowType.Utf8());

    private final ArrowType type;

    Kind(ArrowType type) {
      this.type = type;
    }

    private static Kind of(Class<?> type) {
      if (Set.of(long.class, int.class, Long.class, Integer.class).contains(type)) {
        return COUNT;
      }
      if (Set.of(boolean.class, Boolean.class).contains(type)) {
        return FLAG;
      }
      if (type == Instant.class) {
        return INSTANT;
      }
      return type == String.class || type == BigDecimal.class || type.isEnum() ? TEXT : JSON;
    }
  }

  /** The columns of a record, parts of its components among them. */
  static List<ArrowColumn> of(Class<?> type) {
    List<ArrowColumn> columns = new ArrayList<>();
    collect(type, "", row -> row, columns);
    return columns;
  }

  /** Columns of rows that are texts under headings. */
  static List<ArrowColumn> ofTexts(List<String> headings) {
    List<ArrowColumn> columns = new ArrayList<>();
    for (String heading : headings) {
      int at = columns.size();
      columns.add(new ArrowColumn(heading, Kind.TEXT, row -> ((List<?>) row).get(at)));
    }
    return columns;
  }

  private static void collect(
      Class<?> type,
      String prefix,
      Function<Object, @Nullable Object> owner,
      List<ArrowColumn> columns) {
    for (RecordComponent component : type.getRecordComponents()) {
      String name = prefix + component.getName();
      Function<Object, @Nullable Object> value = reading(owner, component);
      if (component.getType().isRecord()) {
        collect(component.getType(), name + ".", value, columns);
      } else {
        columns.add(new ArrowColumn(name, Kind.of(component.getType()), value));
      }
    }
  }

  private static Function<Object, @Nullable Object> reading(
      Function<Object, @Nullable Object> owner, RecordComponent component) {
    Method accessor = component.getAccessor();
    accessor.setAccessible(true);
    return row -> {
      Object part = owner.apply(row);
      try {
        return part == null ? null : accessor.invoke(part);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(component + " cannot be read", e);
      }
    };
  }

  /** How Arrow knows it. */
  Field field() {
    return new Field(name, FieldType.nullable(kind.type), null);
  }

  /** Writes the values of rows. */
  void write(List<?> rows, FieldVector vector, JsonMapper json) {
    vector.setInitialCapacity(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Object read = value.apply(rows.get(i));
      if (read != null) {
        put(i, read, vector, json);
      }
    }
    vector.setValueCount(rows.size());
  }

  private void put(int at, Object read, FieldVector vector, JsonMapper json) {
    switch (kind) {
      case TEXT -> ((VarCharVector) vector).setSafe(at, utf8(text(read)));
      case JSON -> ((VarCharVector) vector).setSafe(at, utf8(json.writeValueAsString(read)));
      case COUNT -> ((BigIntVector) vector).setSafe(at, ((Number) read).longValue());
      case FLAG -> ((BitVector) vector).setSafe(at, Boolean.TRUE.equals(read) ? 1 : 0);
      case INSTANT ->
          ((TimeStampMicroTZVector) vector)
              .setSafe(at, ChronoUnit.MICROS.between(Instant.EPOCH, (Instant) read));
    }
  }

  /** As JSON has it. */
  static String text(Object read) {
    return read instanceof BigDecimal amount ? amount.toPlainString() : read.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
