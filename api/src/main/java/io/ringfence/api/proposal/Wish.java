package io.ringfence.api.proposal;

import io.ringfence.api.body.JsonFields;
import io.ringfence.api.error.ApiException;
import io.ringfence.domain.calculator.CaseException;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The flat fields of something that is proposed, read again when it is to be approved. */
public final class Wish {
  private static final int LONGEST = 2_000;
  private static final int SHORT = 200;
  private static final BigDecimal USUAL_TOLERANCE = new BigDecimal("0.01");
  private static final BigDecimal LARGEST_TOLERANCE = new BigDecimal("0.1");

  private final JsonFields fields;
  private final Map<String, String> given;

  private Wish(JsonFields fields, Map<String, String> given) {
    this.fields = fields;
    this.given = given;
  }

  /**
   * Reads a body.
   *
   * @param known names it may hold
   * @throws ApiException naming what breaks which rule
   */
  public static Wish of(byte[] body, Set<String> known) {
    JsonFields fields = JsonFields.read(new ByteArrayInputStream(body), known);
    Map<String, String> given = new LinkedHashMap<>();
    new TreeSet<>(known)
        .forEach(name -> fields.optional(name, LONGEST).ifPresent(text -> given.put(name, text)));
    return new Wish(fields, given);
  }

  /** The same fields again, as a payload kept them. */
  public static Wish of(Map<String, String> given, Set<String> known) {
    Map<String, String> own = new LinkedHashMap<>(given);
    own.keySet().retainAll(known);
    return of(JsonMapper.shared().writeValueAsString(own).getBytes(StandardCharsets.UTF_8), known);
  }

  /** The same with what is not flat, under names of its own. */
  public Wish with(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(given);
    all.putAll(more);
    return new Wish(fields, all);
  }

  /** What was given, by name. */
  public Map<String, String> given() {
    return given;
  }

  /** A text that must be there. */
  public String required(String name) {
    return fields.required(name, SHORT);
  }

  /** A text; empty where there is none. */
  public Optional<String> optional(String name) {
    return fields.optional(name, SHORT);
  }

  /** Why; must be said. */
  public String reason() {
    return fields.required("reason", LONGEST);
  }

  /** An instant; null where there is none. */
  public @Nullable Instant instant(String name) {
    return fields.instant(name);
  }

  /** A number of plain digits that must be there. */
  public BigDecimal decimal(String name) {
    return decimal(name, required(name));
  }

  /** A number of plain digits, empty where there is none. */
  public Optional<BigDecimal> decimalIfPresent(String name) {
    return optional(name).map(text -> decimal(name, text));
  }

  /** A number of plain digits. */
  public static BigDecimal decimal(String name, String text) {
    if (!text.matches("-?[0-9]{1,15}(\\.[0-9]{1,12})?")) {
      throw JsonFields.refused(
          "%s must be plain digits, at most 15 and 12 after the point, was '%s'"
              .formatted(name, text));
    }
    return new BigDecimal(text);
  }

  /** Fraction by which a mark may move until it is approved: 0.01 unless it says another. */
  public BigDecimal markTolerance() {
    BigDecimal tolerance = decimalIfPresent("markTolerance").orElse(USUAL_TOLERANCE);
    if (tolerance.signum() < 0 || tolerance.compareTo(LARGEST_TOLERANCE) > 0) {
      throw JsonFields.refused(
          "markTolerance must be from 0 to %s, was %s"
              .formatted(LARGEST_TOLERANCE, tolerance.toPlainString()));
    }
    return tolerance;
  }

  /**
   * What the domain makes of fields; a rule it finds broken is the caller's.
   *
   * @throws ApiException with the rule
   */
  public static <T> T checked(Supplier<T> made) {
    try {
      return made.get();
    } catch (CaseException | IllegalArgumentException e) {
      throw JsonFields.refused(String.valueOf(e.getMessage()));
    }
  }
}
