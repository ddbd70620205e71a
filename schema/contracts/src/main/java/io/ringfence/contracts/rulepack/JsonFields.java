package io.ringfence.contracts.rulepack;

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
  private final Map<String, Json> members;
  private final Set<String> read = new HashSet<>();

  /**
   * The fields of an object.
   *
   * @param place what it is, for messages: file, instrument, tier
   * @throws RulePackException when it is no object
   */
  JsonFields(String place, Json json) {
    this.place = place;
    if (!(json instanceof Json.Members(var byName))) {
      throw new RulePackException(place, "must be an object, was " + json);
    }
    this.members = byName;
  }

  /** A text that is not blank. */
  String text(String field) {
    Json json = required(field);
    if (!(json instanceof Json.Text(var value)) || value.isBlank()) {
      throw refused(field, "must be a text", json);
    }
    return value;
  }

  /** A decimal at least 0, written as a text of plain digits. */
  BigDecimal decimal(String field) {
    Json json = required(field);
    if (!(json instanceof Json.Text(var value)) || !DECIMAL.matcher(value).matches()) {
      throw refused(field, "must be a decimal >= 0 as a text of plain digits", json);
    }
    return new BigDecimal(value);
  }

  /** An instant in UTC, ISO-8601. */
  Instant instant(String field) {
    return parsed(field, "must be an instant such as 2024-10-24T00:00:00Z", Instant::parse);
  }

  /** A day, ISO-8601; empty when the field is absent. */
  Optional<LocalDate> dayIfPresent(String field) {
    return members.containsKey(field)
        ? Optional.of(parsed(field, "must be a day such as 2024-12-27", LocalDate::parse))
        : Optional.empty();
  }

  /** {@code true} or {@code false}. */
  boolean flag(String field) {
    Json json = required(field);
    if (json.equals(new Json.Literal("true"))) {
      return true;
    }
    if (json.equals(new Json.Literal("false"))) {
      return false;
    }
    throw refused(field, "must be true or false", json);
  }

  /** A text that names one of a closed set of choices. */
  <T> T choice(String field, Map<String, T> choices) {
    T choice = choices.get(text(field));
    if (choice == null) {
      String rule = "must be one of " + choices.keySet().stream().sorted().toList();
      throw refused(field, rule, required(field));
    }
    return choice;
  }

  /** The elements of an array with at least one. */
  List<Json> elements(String field) {
    Json json = required(field);
    if (!(json instanceof Json.Elements(var inOrder)) || inOrder.isEmpty()) {
      throw refused(field, "must be an array with at least one element", json);
    }
    return inOrder;
  }

  /** To be called last: refuses a field that was not read, so that no typing error is lost. */
  void refuseOthers() {
    members.keySet().stream()
        .filter(field -> !read.contains(field))
        .findFirst()
        .ifPresent(
            field -> {
              throw new RulePackException(place + ", " + field, "is no field of a rule pack");
            });
  }

  private Json required(String field) {
    read.add(field);
    Json json = members.get(field);
    if (json == null) {
      throw new RulePackException(place + ", " + field, "must be given");
    }
    return json;
  }

  private <T> T parsed(String field, String rule, Function<String, T> parse) {
    try {
      return parse.apply(text(field));
    } catch (DateTimeException _) {
      throw refused(field, rule, required(field));
    }
  }

  private RulePackException refused(String field, String rule, Json found) {
    return new RulePackException(place + ", " + field, rule + ", was " + found);
  }
}
