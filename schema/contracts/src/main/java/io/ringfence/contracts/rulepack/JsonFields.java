package io.ringfence.contracts.rulepack;

import io.ringfence.contracts.json.Json;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, read strictly: each field once, of one type, and none that nobody asked for. A
 * field it does not have is looked up in what holds for all objects of its kind, if there is such.
 */
final class JsonFields {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,20}(\\.\\d{1,20})?");
  private static final Pattern SIGNED = Pattern.compile("-?" + DECIMAL.pattern());
  private static final String UNKNOWN = "unknown";

  private final String place;
  private final Map<String, Json> members;
  private final Set<String> read = new HashSet<>();
  private final Map<String, String> unknown = new HashMap<>();
  private final @Nullable JsonFields defaults;

  /**
   * The fields of an object.
   *
   * @param place what it is, for messages: file, instrument, tier
   * @throws RulePackException when it is no object
   */
  JsonFields(String place, Json json) {
    this(place, json, null);
  }

  /** The fields of an object, and where to look for those it does not have. */
  JsonFields(String place, Json json, @Nullable JsonFields defaults) {
    this.place = place;
    if (!(json instanceof Json.Members(var byName))) {
      throw new RulePackException(place, "must be an object, was " + json);
    }
    this.members = byName;
    this.defaults = defaults;
  }

  /** Where the object stands, for messages. */
  String place() {
    return place;
  }

  /** Whether the field is there, in the object itself or for all of its kind. */
  boolean has(String field) {
    return members.containsKey(field) || (defaults != null && defaults.has(field));
  }

  /** A text that is not blank. */
  String text(String field) {
    Json json = required(field);
    if (!(json instanceof Json.Text(var value)) || value.isBlank()) {
      throw refused(field, "must be a text");
    }
    return value;
  }

  /** A decimal at least 0, written as a text of plain digits. */
  BigDecimal decimal(String field) {
    return decimal(field, DECIMAL, "must be a decimal >= 0 as a text of plain digits");
  }

  /** A decimal of either sign, written as a text of plain digits. */
  BigDecimal signed(String field) {
    return decimal(field, SIGNED, "must be a decimal as a text of plain digits");
  }

  private BigDecimal decimal(String field, Pattern pattern, String rule) {
    Json json = required(field);
    if (!(json instanceof Json.Text(var value)) || !pattern.matcher(value).matches()) {
      throw refused(field, rule);
    }
    return new BigDecimal(value);
  }

  /** A whole number in a range, written as a text of digits. */
  int whole(String field, int least, int most) {
    BigDecimal value = decimal(field);
    if (value.stripTrailingZeros().scale() > 0
        || value.compareTo(BigDecimal.valueOf(least)) < 0
        || value.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw refused(field, "must be a whole number from %s to %s".formatted(least, most));
    }
    return value.intValueExact();
  }

  /** An instant in UTC, ISO-8601. */
  Instant instant(String field) {
    return parsed(field, "must be an instant such as 2024-10-24T00:00:00Z", Instant::parse);
  }

  /** A day, ISO-8601; empty when the field is absent. */
  Optional<LocalDate> dayIfPresent(String field) {
    return has(field)
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
    throw refused(field, "must be true or false");
  }

  /** A text that names one of a closed set of choices. */
  <T> T choice(String field, Map<String, T> choices) {
    T choice = choices.get(text(field));
    if (choice == null) {
      throw refused(field, "must be one of " + choices.keySet().stream().sorted().toList());
    }
    return choice;
  }

  /** The elements of an array with at least one. */
  List<Json> elements(String field) {
    Json json = required(field);
    if (!(json instanceof Json.Elements(var inOrder)) || inOrder.isEmpty()) {
      throw refused(field, "must be an array with at least one element");
    }
    return inOrder;
  }

  /** A field that is an object itself; nothing of it is looked up elsewhere. */
  JsonFields object(String field) {
    return new JsonFields(owner(field).place + ", " + field, required(field));
  }

  /**
   * The reason, where a field says that it is not known: {@code {"unknown": "why"}} in the place of
   * the value. Kept for {@link #unknown()}.
   */
  Optional<String> whyUnknown(String field) {
    if (!(owner(field).members.get(field) instanceof Json.Members(var inner))
        || !inner.containsKey(UNKNOWN)) {
      return Optional.empty();
    }
    JsonFields fields = object(field);
    String why = fields.text(UNKNOWN);
    fields.refuseOthers();
    unknown.put(field, why);
    return Optional.of(why);
  }

  /** A value, or empty where the field says that it is not known. */
  <T> Optional<T> known(String field, Function<String, T> reader) {
    return whyUnknown(field).isPresent() ? Optional.empty() : Optional.of(reader.apply(field));
  }

  /** Fields that said that they are not known, with the reason. */
  Map<String, String> unknown() {
    return unknown;
  }

  /** Says that fields may stand here for objects that look them up, whether one does or not. */
  void allow(Collection<String> fields) {
    read.addAll(fields);
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

  /** The error of a field whose value breaks a rule. */
  RulePackException refused(String field, String rule) {
    return new RulePackException(
        owner(field).place + ", " + field, rule + ", was " + required(field));
  }

  /** The object a field stands in; this one for a field that stands nowhere. */
  private JsonFields owner(String field) {
    return defaults != null && !members.containsKey(field) && defaults.has(field) ? defaults : this;
  }

  private Json required(String field) {
    JsonFields owner = owner(field);
    owner.read.add(field);
    Json json = owner.members.get(field);
    if (json == null) {
      throw new RulePackException(place + ", " + field, "must be given");
    }
    return json;
  }

  private <T> T parsed(String field, String rule, Function<String, T> parse) {
    try {
      return parse.apply(text(field));
    } catch (DateTimeException _) {
      throw refused(field, rule);
    }
  }
}
