package io.ringfence.reporting.evidence;

import io.ringfence.domain.duty.Duty;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Steps of the domain as flat text fields and back: a field for each component of the record, named
 * as it is; components of a record in it behind a dot.
 */
final class StepFields {
  private static final String STEP = "step";

  private StepFields() {}

  /** Adds which step it is, and what it says. */
  static void put(Record step, Map<String, String> fields) {
    fields.put(STEP, step.getClass().getSimpleName());
    components("", step, fields);
  }

  /** Adds what a record says, behind a prefix. */
  static void components(String prefix, Record of, Map<String, String> fields) {
    for (RecordComponent component : of.getClass().getRecordComponents()) {
      Object value = call(component, of);
      String name = prefix + component.getName();
      if (value instanceof Record nested) {
        components(name + ".", nested, fields);
      } else {
        fields.put(name, text(value));
      }
    }
  }

  private static Object call(RecordComponent component, Record of) {
    try {
      return component.getAccessor().invoke(of);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("steps are public records", e);
    }
  }

  private static String text(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.map(Object::toString).orElse("");
      case Set<?> set ->
          set.stream().map(Object::toString).sorted().collect(Collectors.joining("+"));
      default -> value.toString();
    };
  }

  /**
   * The step that an entry says.
   *
   * @param kinds what it may be
   * @throws IllegalStateException when it is none of them
   */
  static <S> S step(StepLedger.Entry entry, Class<S> kinds) {
    return Stream.of(kinds.getPermittedSubclasses())
        .filter(kind -> kind.getSimpleName().equals(entry.field(STEP)))
        .findFirst()
        .map(kind -> kinds.cast(record("", kind, entry)))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "step %s: %s is no %s"
                        .formatted(
                            entry.head().number(), entry.field(STEP), kinds.getSimpleName())));
  }

  /** A record that an entry says, behind a prefix. */
  static <R> R record(String prefix, Class<R> type, StepLedger.Entry entry) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values =
        Arrays.stream(components)
            .map(component -> value(prefix + component.getName(), component.getType(), entry))
            .toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return type.getConstructor(types).newInstance(values);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(
          "step %s: %s".formatted(entry.head().number(), e.getTargetException().getMessage()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("steps are public records", e);
    }
  }

  private static Object value(String name, Class<?> type, StepLedger.Entry entry) {
    String text = entry.field(name);
    try {
      if (type.isRecord()) {
        return record(name + ".", type, entry);
      }
      if (type.isEnum()) {
        return constant(type, text);
      }
      return switch (type.getSimpleName()) {
        case "String" -> text;
        case "Instant" -> Instant.parse(text);
        case "long" -> Long.parseLong(text);
        case "int" -> Integer.parseInt(text);
        case "Optional" -> text.isEmpty() ? Optional.empty() : Optional.of(text);
        case "Set" -> duties(text);
        default -> throw new IllegalStateException("no field can be a " + type);
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "step %s: %s must be a %s, was '%s'"
              .formatted(entry.head().number(), name, type.getSimpleName(), text),
          e);
    }
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.toString().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown " + name));
  }

  private static Set<Duty> duties(String text) {
    return Stream.of(text.split("\\+", -1))
        .filter(name -> !name.isEmpty())
        .map(Duty::valueOf)
        .sorted(Comparator.naturalOrder())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
