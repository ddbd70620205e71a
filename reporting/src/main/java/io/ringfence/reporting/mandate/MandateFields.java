package io.ringfence.reporting.mandate;

import io.ringfence.contracts.json.Json;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** One object of a mandate, read strictly: every field it has must be asked for. */
final class MandateFields {
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,15}(\\.\\d{1,12})?");

  private final String place;
  private final Map<String, Json> members;
  private final Set<String> read = new HashSet<>();

  MandateFields(String place, Json json) {
    this.place = place;
    if (!(json instanceof Json.Members(Map<String, Json> byName))) {
      throw new IllegalArgumentException(place + " must be an object, was " + json);
    }
    this.members = byName;
  }

  boolean has(String field) {
    return members.containsKey(field);
  }

  /** A text that is not blank. */
  String text(String field) {
    Json json = required(field);
    if (json instanceof Json.Text(String text) && !text.isBlank()) {
      return text;
    }
    throw refused(field, "must be a text that is not blank");
  }

  /** What a text says. */
  <T> T parsed(String field, Function<String, Optional<T>> parse, String rule) {
    return parse.apply(text(field)).orElseThrow(() -> refused(field, rule));
  }

  /** A decimal at least 0, written as a text of plain digits. */
  BigDecimal decimal(String field) {
    String rule = "must be a decimal >= 0 as a text of at most 15 and 12 plain digits";
    return parsed(
        field,
        text ->
            DECIMAL.matcher(text).matches() && Precision.isStorable(new BigDecimal(text))
                ? Optional.of(new BigDecimal(text))
                : Optional.empty(),
        rule);
  }

  /** A decimal above 0. */
  BigDecimal positive(String field) {
    BigDecimal figure = decimal(field);
    if (figure.signum() == 0) {
      throw refused(field, "must be > 0");
    }
    return figure;
  }

  /** A decimal at least 0 and below 1. */
  BigDecimal fraction(String field) {
    BigDecimal figure = decimal(field);
    if (figure.compareTo(BigDecimal.ONE) >= 0) {
      throw refused(field, "must be a fraction below 1");
    }
    return figure;
  }

  /** A decimal above 0 and below 1. */
  BigDecimal distance(String field) {
    positive(field);
    return fraction(field);
  }

  /** A whole number in a range, written as a text of digits. */
  int whole(String field, int least, int most) {
    BigDecimal figure = decimal(field);
    if (figure.scale() > 0
        || figure.compareTo(BigDecimal.valueOf(least)) < 0
        || figure.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw refused(field, "must be a whole number from " + least + " to " + most);
    }
    return figure.intValueExact();
  }

  /** The objects of a list; none where it is absent. */
  List<MandateFields> objects(String field) {
    List<Json> elements = elements(field);
    return IntStream.range(0, elements.size())
        .mapToObj(i -> new MandateFields(within(field) + "[" + (i + 1) + "]", elements.get(i)))
        .toList();
  }

  /** The texts of a list; none where it is absent. */
  List<String> texts(String field) {
    return elements(field).stream()
        .map(
            json ->
                json instanceof Json.Text(String text)
                    ? text
                    : refuse(within(field) + " must hold texts, was " + json))
        .toList();
  }

  private static String refuse(String why) {
    throw new IllegalArgumentException(why);
  }

  private List<Json> elements(String field) {
    if (!has(field)) {
      return List.of();
    }
    if (required(field) instanceof Json.Elements(List<Json> inOrder)) {
      return inOrder;
    }
    throw refused(field, "must be an array");
  }

  /** An object; empty where it is absent. */
  Optional<MandateFields> object(String field) {
    return has(field)
        ? Optional.of(new MandateFields(within(field), required(field)))
        : Optional.empty();
  }

  /** To be called last: no typing error is passed over. */
  void refuseOthers() {
    members.keySet().stream()
        .filter(field -> !read.contains(field))
        .findFirst()
        .ifPresent(field -> refuse(within(field) + " is no field of a mandate"));
  }

  IllegalArgumentException refused(String field, String rule) {
    return new IllegalArgumentException(
        "%s %s, was %s".formatted(within(field), rule, members.get(field)));
  }

  /** A field with where it stands. */
  String within(String field) {
    return place + ", " + field;
  }

  private Json required(String field) {
    read.add(field);
    Json json = members.get(field);
    if (json == null) {
      throw new IllegalArgumentException(within(field) + " must be given");
    }
    return json;
  }
}
