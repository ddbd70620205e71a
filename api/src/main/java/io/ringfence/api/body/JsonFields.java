package io.ringfence.api.body;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A body that is one JSON object of texts and numbers, each under a known name, once. */
public final class JsonFields {
  private static final int LARGEST = 64 << 10;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final Map<String, String> texts;

  private JsonFields(Map<String, String> texts) {
    this.texts = texts;
  }

  /**
   * Reads a body.
   *
   * @param known names it may hold; a member that is null is absent
   * @throws ApiException {@link ErrorCode#BODY_INVALID} naming what breaks which rule
   */
  public static JsonFields read(InputStream body, Set<String> known) {
    return of(bytes(body), known);
  }

  /** The bytes of such a body. */
  public static byte[] bytes(InputStream body) {
    return BodyBytes.read(body, LARGEST);
  }

  /** The same of bytes that were read before. */
  public static JsonFields of(byte[] body, Set<String> known) {
    JsonNode object = object(body);
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      if (!known.contains(member.getKey())) {
        throw refused("members must be of " + new TreeSet<>(known));
      }
      JsonNode value = member.getValue();
      if (!value.isNull()) {
        texts.put(member.getKey(), text(member.getKey(), value));
      }
    }
    return new JsonFields(texts);
  }

  private static JsonNode object(byte[] bytes) {
    try {
      JsonNode object = JSON.readTree(bytes);
      if (object.isObject()) {
        return object;
      }
    } catch (JacksonException e) {
      throw new ApiException(
          ErrorCode.BODY_INVALID, "the body must be JSON: " + e.getOriginalMessage(), e);
    }
    throw refused("the body must be an object");
  }

  private static String text(String name, JsonNode value) {
    if (value.isString()) {
      return value.stringValue();
    }
    if (value.isNumber()) {
      return value.toString();
    }
    throw refused(name + " must be a text or a number");
  }

  /** What a caller is told whose body breaks a rule. */
  public static ApiException refused(String rule) {
    return new ApiException(ErrorCode.BODY_INVALID, rule);
  }

  /** A text that must be there and says something. */
  public String required(String name, int most) {
    return optional(name, most).orElseThrow(() -> refused(name + " must be given"));
  }

  /** A text, empty where there is none; control characters are refused. */
  public Optional<String> optional(String name, int most) {
    String text = texts.get(name);
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    if (text.length() > most || text.chars().anyMatch(Character::isISOControl)) {
      throw refused(
          "%s must be one line of at most %s characters, had %s"
              .formatted(name, most, text.length()));
    }
    return Optional.of(text);
  }

  /** One of the constants of an enumeration, spelt as it is. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    String text = required(name, 40);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(text.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                refused(
                    "%s must be one of %s, was '%s'"
                        .formatted(name, Arrays.toString(type.getEnumConstants()), text)));
  }

  /** An instant, ISO-8601 with a zone; absent where there is none. */
  public @Nullable Instant instant(String name) {
    String text = optional(name, 40).orElse(null);
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeException e) {
      throw refused("%s must be such as 2025-10-10T21:15:00Z, was '%s'".formatted(name, text));
    }
  }

  /** A whole number in a range; empty where there is none. */
  public Optional<Integer> whole(String name, int least, int most) {
    return optional(name, 10)
        .map(
            text -> {
              if (text.matches("[0-9]{1,9}")) {
                int number = Integer.parseInt(text);
                if (number >= least && number <= most) {
                  return number;
                }
              }
              throw refused(
                  "%s must be a whole number from %s to %s, was '%s'"
                      .formatted(name, least, most, text));
            });
  }
}
