package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Range;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A request of texts by name, whether it came as JSON or as options of a command. */
public final class FlatFields {
  private static final int LONGEST = 200;

  private final Map<String, String> texts;

  private FlatFields(Map<String, String> texts) {
    this.texts = texts;
  }

  /** Texts by name. */
  public static FlatFields of(Map<String, String> texts) {
    return new FlatFields(new LinkedHashMap<>(texts));
  }

  /**
   * The members of an object; the parser stands on its start, and afterwards on its end. A member
   * that is null is absent.
   *
   * @throws CaseException when it is something else, or a member comes twice or is no text or
   *     number
   * @throws IOException when it is no JSON
   */
  public static FlatFields read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Values.refused(parser, "the request", "must be an object");
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      JsonToken token = parser.nextToken();
      boolean plain = token == JsonToken.VALUE_STRING || token.isNumeric();
      if (!plain && token != JsonToken.VALUE_NULL) {
        throw Values.refused(parser, name, "must be a text or a number");
      }
      if (plain && texts.put(name, parser.getText()) != null) {
        throw new CaseException(name, "must be there once");
      }
    }
    return new FlatFields(texts);
  }

  /**
   * Refuses a member that is not among those the request may have.
   *
   * @throws CaseException naming the first
   */
  FlatFields only(Set<String> names) {
    for (String name : texts.keySet()) {
      if (!names.contains(name)) {
        throw new CaseException(
            name.length() <= LONGEST ? name : name.substring(0, LONGEST),
            "must be one of " + new TreeSet<>(names));
      }
    }
    return this;
  }

  boolean has(String name) {
    return texts.containsKey(name);
  }

  String text(String name) {
    String text = texts.get(name);
    if (text == null) {
      throw new CaseException(name, "must be given");
    }
    if (text.isBlank() || text.length() > LONGEST) {
      throw new CaseException(name, "must be a text of 1 to " + LONGEST + " characters");
    }
    return text;
  }

  Optional<String> textIfPresent(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  BigDecimal decimal(String name, Range range) {
    return range.checked(name, Values.decimal(text(name), name));
  }

  Optional<BigDecimal> decimalIfPresent(String name, Range range) {
    return has(name) ? Optional.of(decimal(name, range)) : Optional.empty();
  }
}
