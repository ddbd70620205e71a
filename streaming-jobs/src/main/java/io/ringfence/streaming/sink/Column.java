package io.ringfence.streaming.sink;

import java.io.Serializable;
import java.math.BigDecimal;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table and where its value stands in a row.
 *
 * @param name name of the column
 * @param type how it travels
 * @param nullable whether a row may have none
 * @param ofContent whether it is part of the row's content; else it is read off the wall clock, and
 *     the same computation has another value each time
 * @param value takes it from a row
 * @param <T> type of the row
 */
public record Column<T>(
    String name, ColumnType type, boolean nullable, boolean ofContent, Value<T, Object> value)
    implements Serializable {
  /** Takes a value from a row. */
  @FunctionalInterface
  public interface Value<T, V> extends Serializable {
    /** The value; null where there is none. */
    @Nullable V of(T row);
  }

  /** Text. */
  public static <T> Column<T> text(String name, Value<T, String> value) {
    return new Column<>(name, ColumnType.TEXT, false, true, any(value));
  }

  /** An amount or a price, 36 fraction digits. */
  public static <T> Column<T> amount(String name, Value<T, BigDecimal> value) {
    return new Column<>(name, ColumnType.AMOUNT, false, true, any(value));
  }

  /** A price or ratio that comes from a division. */
  public static <T> Column<T> ratio(String name, Value<T, BigDecimal> value) {
    return new Column<>(name, ColumnType.RATIO, false, true, any(value));
  }

  /** A small figure, 18 fraction digits. */
  public static <T> Column<T> narrow(String name, Value<T, BigDecimal> value) {
    return new Column<>(name, ColumnType.NARROW, false, true, any(value));
  }

  /** Epoch microseconds. */
  public static <T> Column<T> instant(String name, Value<T, Long> value) {
    return new Column<>(name, ColumnType.INSTANT, false, true, any(value));
  }

  /** A whole number from 0. */
  public static <T> Column<T> count(String name, Value<T, Long> value) {
    return new Column<>(name, ColumnType.COUNT, false, true, any(value));
  }

  /** A whole number from 0 below 2^32. */
  public static <T> Column<T> smallCount(String name, Value<T, Long> value) {
    return new Column<>(name, ColumnType.SMALL_COUNT, false, true, any(value));
  }

  /** Yes or no. */
  public static <T> Column<T> flag(String name, Value<T, Boolean> value) {
    return new Column<>(name, ColumnType.FLAG, false, true, any(value));
  }

  /** A value is only ever taken, so whoever gives a text gives an object. */
  @SuppressWarnings("unchecked")
  private static <T> Value<T, Object> any(Value<T, ?> value) {
    return (Value<T, Object>) value;
  }

  /** The same column, where a row may have no value. */
  Column<T> orNull() {
    return new Column<>(name, type, true, ofContent, value);
  }

  /** The same column, read off the wall clock: no digest sees it. */
  Column<T> offContent() {
    return new Column<>(name, type, nullable, false, value);
  }

  Field field() {
    return new Field(name, new FieldType(nullable, type.arrow(), null), null);
  }

  /**
   * A row's value; null where it has none.
   *
   * @throws IllegalArgumentException where it must have one
   */
  @Nullable Object found(T row) {
    Object found = value.of(row);
    if (found == null && !nullable) {
      throw new IllegalArgumentException(name + " must have a value, row was " + row);
    }
    return found;
  }

  /** Puts a row's value into the column's vector. */
  void put(FieldVector vector, int place, T row, Texts texts) {
    Object found = found(row);
    if (found == null) {
      vector.setNull(place);
    } else {
      type.put(vector, place, found, texts);
    }
  }
}
