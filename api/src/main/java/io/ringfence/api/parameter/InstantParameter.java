package io.ringfence.api.parameter;

import java.time.DateTimeException;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;

/**
 * An instant as callers write it: ISO-8601 with a zone, at most microseconds. Spring's own reading
 * would also take a bare number and a mail date.
 */
public final class InstantParameter implements Converter<String, Instant> {
  private static final int LONGEST = 40;
  private static final int NANOS_OF_A_MICRO = 1_000;

  /**
   * Reads an instant.
   *
   * @throws IllegalArgumentException with what was expected and what came
   */
  @Override
  public Instant convert(String text) {
    try {
      Instant instant = Instant.parse(text);
      if (instant.getNano() % NANOS_OF_A_MICRO == 0) {
        return instant;
      }
    } catch (DateTimeException e) {
      // The parser's text says less than the rule below.
    }
    throw new IllegalArgumentException(rule(text));
  }

  private static String rule(String text) {
    String shown = text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    return "must be an instant such as 2025-10-10T21:15:00Z, with at most six fraction digits,"
        + " was '%s'".formatted(shown);
  }
}
