package io.ringfence.contracts.rulepack;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One JSON object, read strictly: each field once, of one type, and none that nobody asked for. */
final class JsonFields {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,20}(\\.\\d{1,20})?");

  private final String place;
  private final JsonNode object;
  private final Set<String> read = new HashSet<>();

  /**
   * The fields of a node.
   *
   * @param place what the node is, for messages: file, instrument, tier
   * @throws RulePackException when the node is no object
   */
  JsonFields(String place, JsonNode node) {
    this.place = place;
    this.object = node;
    if (!node.isObject()) {
      throw new RulePackException(place, "must be an object, was " + node);
    }
  }

  /** A text that is not blank. */
  String text(String field) {
    JsonNode node = node(field);
    if (!node.isTextual() || node.textValue().isBlank()) {
      throw refused(field, "must be a text", node);
    }
    return node.textValue();
  }

  /** A decimal at least 0, written as a text of plain digits. */
  BigDecimal decimal(String field) {
    JsonNode node = node(field);
    if (!node.isTextual() || !DECIMAL.matcher(node.textValue()).matches()) {
      throw refused(field, "must be a decimal >= 0 as a text of plain digits", node);
    }
    return new BigDecimal(node.textValue());
  }

  /** An instant in UTC, ISO-8601. */
  Instant instant(String field) {
    return parsed(field, "must be an instant such as 2024-10-24T00:00:00Z", Instant::parse);
  }

  /** A day, ISO-8601; empty when the field is absent. */
  Optional<LocalDate> dayIfPresent(String field) {
    return object.has(field)
        ? Optional.of(parsed(field, "must be a day such as 2024-12-27", LocalDate::parse))
        : Optional.empty();
  }

  /** {@code true} or {@code false}. */
  boolean flag(String field) {
    JsonNode node = node(field);
    if (!node.isBoolean()) {
      throw refused(field, "must be true or false", node);
    }
    return node.booleanValue();
  }

  /** A text that names one of a closed set of choices. */
  <T> T choice(String field, Map<String, T> choices) {
    T choice = choices.get(text(field));
    if (choice == null) {
      String rule = "must be one of " + choices.keySet().stream().sorted().toList();
      throw refused(field, rule, node(field));
    }
    return choice;
  }

  /** The elements of an array with at least one. */
  List<JsonNode> elements(String field) {
    JsonNode node = node(field);
    if (!node.isArray() || node.isEmpty()) {
      throw refused(field, "must be an array with at least one element", node);
    }
    return node.valueStream().toList();
  }

  /** To be called last: refuses a field that was not read, so that no typing error is lost. */
  void refuseOthers() {
    object
        .propertyStream()
        .map(Map.Entry::getKey)
        .filter(field -> !read.contains(field))
        .findFirst()
        .ifPresent(
            field -> {
              throw new RulePackException(place + ", " + field, "is no field of a rule pack");
            });
  }

  private JsonNode node(String field) {
    read.add(field);
    JsonNode node = object.get(field);
    if (node == null) {
      throw new RulePackException(place + ", " + field, "must be given");
    }
    return node;
  }

  private <T> T parsed(String field, String rule, Function<String, T> parse) {
    try {
      return parse.apply(text(field));
    } catch (DateTimeException _) {
      throw refused(field, rule, node(field));
    }
  }

  private RulePackException refused(String field, String rule, JsonNode found) {
    return new RulePackException(place + ", " + field, rule + ", was " + found);
  }
}
