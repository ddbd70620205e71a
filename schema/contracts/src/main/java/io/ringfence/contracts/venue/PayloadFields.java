package io.ringfence.contracts.venue;

import io.ringfence.contracts.json.Json;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.domain.reconciliation.VenueFigure;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One JSON object of a venue. Fields nobody asks for are passed over: venues add some at any time.
 * An absent field, {@code null} and an empty text all mean that the venue does not say.
 */
final class PayloadFields {
  private static final Pattern DECIMAL =
      Pattern.compile("-?\\d{1,20}(\\.\\d{1,40})?([eE][+-]?\\d{1,2})?");

  private final String place;
  private final Map<String, Json> members;

  /**
   * The fields of an object.
   *
   * @param place file and line, for messages
   */
  PayloadFields(String place, Json.Members object) {
    this.place = place;
    this.members = object.byName();
  }

  /** File and line. */
  String place() {
    return place;
  }

  /** A text that must be given. */
  String text(String field) {
    return textIfGiven(field).orElseThrow(() -> missing(field));
  }

  /** A text or number as it is written; empty where the venue does not say. */
  Optional<String> textIfGiven(String field) {
    return switch (members.get(field)) {
      case null -> Optional.empty();
      case Json.Text(var value) -> Optional.of(value.strip()).filter(it -> !it.isEmpty());
      case Json.Literal(var written) -> Optional.of(written).filter(it -> !it.equals("null"));
      case Json.Members _, Json.Elements _ -> throw refused(field, "must be a text or a number");
    };
  }

  /** An object inside this one; it must be given. */
  PayloadFields object(String field) {
    return switch (members.get(field)) {
      case Json.Members object -> new PayloadFields(place + ", " + field, object);
      case null -> throw missing(field);
      case Json.Elements _, Json.Text _, Json.Literal _ ->
          throw refused(field, "must be an object");
    };
  }

  /** A decimal that must be given. */
  BigDecimal decimal(String field) {
    return decimalIfGiven(field).orElseThrow(() -> missing(field));
  }

  /** A decimal; empty where the venue does not say. */
  Optional<BigDecimal> decimalIfGiven(String field) {
    return textIfGiven(field).map(written -> decimal(field, written));
  }

  /** A figure above 0; empty where the venue does not say, or says 0: that means none. */
  Optional<BigDecimal> aboveZeroIfGiven(String field) {
    return decimalIfGiven(field)
        .map(
            figure -> {
              if (figure.signum() < 0) {
                throw refused(field, "must be >= 0");
              }
              return figure;
            })
        .filter(figure -> figure.signum() > 0);
  }

  /** An instant in milliseconds since 1970; empty where the venue does not say, or says 0. */
  Optional<Instant> instantIfGiven(String field) {
    return aboveZeroIfGiven(field)
        .map(
            millis -> {
              try {
                return Instant.ofEpochMilli(millis.longValueExact());
              } catch (ArithmeticException | DateTimeException _) {
                throw refused(field, "must be whole milliseconds since 1970");
              }
            });
  }

  /** Whether a switch is on: {@code true} or 1, as text or not; off where it is absent. */
  boolean isOn(String field) {
    return switch (textIfGiven(field).orElse("false")) {
      case "true", "1" -> true;
      case "false", "0" -> false;
      case String _ -> throw refused(field, "must be true, false, 1 or 0");
    };
  }

  /** What the venue prints of an amount. */
  VenueFigure printed(String field) {
    return decimalIfGiven(field)
        .<VenueFigure>map(figure -> new VenueFigure.Printed(figure, field))
        .orElseGet(() -> notPrinted(field));
  }

  /** What the venue prints of a price, or of an amount without sign: 0 means none. */
  VenueFigure printedAboveZero(String field) {
    return aboveZeroIfGiven(field)
        .<VenueFigure>map(figure -> new VenueFigure.Printed(figure, field))
        .orElseGet(() -> notPrinted(field));
  }

  /** Whether the field is there, with whatever in it. */
  boolean has(String field) {
    return members.containsKey(field);
  }

  /** The refusal of a field whose content breaks a rule. */
  PayloadException refused(String field, String rule) {
    return new PayloadException(place + ", " + field, rule + ", was " + members.get(field));
  }

  private PayloadException missing(String field) {
    return members.containsKey(field)
        ? refused(field, "must be given")
        : new PayloadException(place + ", " + field, "must be given");
  }

  private VenueFigure.NotPrinted notPrinted(String field) {
    Json found = members.get(field);
    return new VenueFigure.NotPrinted(
        found == null ? field + " is absent" : field + " is " + found + ", which means none");
  }

  private BigDecimal decimal(String field, String written) {
    if (!DECIMAL.matcher(written).matches()) {
      throw refused(field, "must be a decimal");
    }
    BigDecimal figure = new BigDecimal(written);
    BigDecimal plain = figure.scale() < 0 ? figure.setScale(0) : figure;
    if (plain.precision() - plain.scale() > Precision.INPUT_INTEGER_DIGITS) {
      throw refused(
          field,
          "must have at most " + Precision.INPUT_INTEGER_DIGITS + " digits before the point");
    }
    return plain;
  }
}
