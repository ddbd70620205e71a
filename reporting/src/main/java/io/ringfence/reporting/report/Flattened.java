package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.Precision;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A row as its fields, each with the words of its name: whatever a row holds is compared without
 * anybody having to remember it. Lists are left out; they are compared as rows of their own.
 */
final class Flattened {
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");

  private final Map<String, String> fields = new LinkedHashMap<>();

  private Flattened() {}

  /** Fields by name, in their order. */
  static Map<String, String> of(Record row) {
    Flattened flat = new Flattened();
    flat.add(row);
    return flat.fields;
  }

  private void add(Record row) {
    for (RecordComponent component : row.getClass().getRecordComponents()) {
      Object value = value(row, component);
      if (value instanceof Record inner) {
        add(inner);
      } else if (!(value instanceof Collection)) {
        String name = HUMP.matcher(component.getName()).replaceAll(" ").toLowerCase(Locale.ROOT);
        fields.merge(name, shown(value), (one, other) -> one + ", " + other);
      }
    }
  }

  private static @Nullable Object value(Record row, RecordComponent component) {
    try {
      return component.getAccessor().invoke(row);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("a row's components can be read", e);
    }
  }

  /** A figure as it is, whatever its scale; what is absent is not known. */
  static String shown(@Nullable Object value) {
    return value instanceof BigDecimal figure
        ? Precision.canonical(figure)
        : Objects.toString(value, Words.UNKNOWN);
  }
}
