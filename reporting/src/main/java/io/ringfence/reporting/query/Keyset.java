package io.ringfence.reporting.query;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * An order without ties and without absent values, so that rows after one of them can be asked for
 * by its values: the store reads on there instead of counting what was given before.
 *
 * @param keys what is ordered by, the first first
 */
record Keyset(List<Key<?>> keys) {
  Keyset {
    keys = List.copyOf(keys);
  }

  /**
   * One field of an order.
   *
   * @param field the field, never absent
   * @param descending whether its greatest value comes first
   */
  record Key<T>(Field<T> field, boolean descending) {
    SortField<T> sorted() {
      return descending ? field.desc() : field.asc();
    }

    /** Rows beyond a value, and of those with it the ones that are later by the other fields. */
    Condition after(String text, Condition later) {
      Field<T> value = value(text);
      return (descending ? field.lt(value) : field.gt(value)).or(field.eq(value).and(later));
    }

    /** The same in one comparison, which says less and lets the store skip more. */
    Condition notBefore(String text) {
      return descending ? field.le(value(text)) : field.ge(value(text));
    }

    private Field<T> value(String text) {
      return DSL.val(field.getType().cast(read(text)), field.getDataType());
    }

    private Object read(String text) {
      Class<T> type = field.getType();
      if (type == Instant.class) {
        return Instant.parse(text);
      }
      if (type == BigDecimal.class) {
        return new BigDecimal(text);
      }
      return type == Long.class ? (Object) Long.valueOf(text) : text;
    }
  }

  /** Fields from their least value to their greatest. */
  static Keyset of(Field<?>... fields) {
    return new Keyset(Stream.of(fields).<Key<?>>map(field -> new Key<>(field, false)).toList());
  }

  /** The same order from its end. */
  Keyset turned() {
    return new Keyset(
        keys.stream().<Key<?>>map(key -> new Key<>(key.field(), !key.descending())).toList());
  }

  /** The same order, one field the other way round. */
  Keyset butDescending(Field<?> field) {
    return new Keyset(
        keys.stream()
            .<Key<?>>map(key -> key.field() == field ? new Key<>(field, !key.descending()) : key)
            .toList());
  }

  /** What a statement is ordered by. */
  List<SortField<?>> order() {
    return keys.stream().<SortField<?>>map(Key::sorted).toList();
  }

  /**
   * Rows after a place.
   *
   * @param place a value for each field; absent: all rows are after it
   * @throws IllegalArgumentException when the values are none of these fields
   */
  Condition after(@Nullable List<String> place) {
    if (place == null) {
      return DSL.noCondition();
    }
    if (place.size() != keys.size()) {
      throw new IllegalArgumentException(
          "a place must have %s values, had %s".formatted(keys.size(), place.size()));
    }
    try {
      Condition later = DSL.falseCondition();
      for (int i = keys.size() - 1; i >= 0; i--) {
        later = keys.get(i).after(place.get(i), later);
      }
      return keys.getFirst().notBefore(place.getFirst()).and(later);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a place must name an instant, was " + place, e);
    }
  }
}
