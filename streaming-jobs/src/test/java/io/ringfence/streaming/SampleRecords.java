package io.ringfence.streaming;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Makes a record of any wire type: every component filled, or every one that may be absent null.
 */
public final class SampleRecords {
  private SampleRecords() {}

  /** A record of a type. */
  public static Object of(Class<?> record, boolean sparse) {
    try {
      var components = record.getRecordComponents();
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      var constructor = record.getDeclaredConstructor(types);
      return constructor.newInstance(
          Arrays.stream(components).map(component -> value(component, sparse)).toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same record at another time: every component that is an instant is this one. */
  public static Object withInstants(Object record, long micros) {
    try {
      var components = record.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      for (int place = 0; place < components.length; place++) {
        values[place] =
            components[place].getName().endsWith("Micros")
                ? micros
                : components[place].getAccessor().invoke(record);
      }
      var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      return record.getClass().getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Object value(RecordComponent component, boolean sparse) {
    if (sparse && component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
      return null;
    }
    Class<?> type = component.getType();
    int seed = component.getName().hashCode();
    if (type.isRecord()) {
      return of(type, sparse);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[Math.floorMod(seed, type.getEnumConstants().length)];
    }
    return simple(type, component.getName(), seed);
  }

  private static Object simple(Class<?> type, String name, int seed) {
    if (type == String.class) {
      return name.equals("inputDigest") ? "0123456789abcdef".repeat(4) : name + " é\n\"" + seed;
    }
    if (type == BigDecimal.class) {
      return new BigDecimal(seed + ".000000000000100");
    }
    if (type == long.class || type == Long.class) {
      return name.endsWith("Micros") ? 1_760_000_000_000_000L + seed : Math.abs((long) seed);
    }
    if (type == int.class) {
      return Math.abs(seed);
    }
    if (type == boolean.class) {
      return seed % 2 == 0;
    }
    throw new IllegalArgumentException("no sample for " + type + " " + name);
  }
}
