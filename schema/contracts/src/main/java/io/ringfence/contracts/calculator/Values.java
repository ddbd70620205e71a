package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.calculator.CaseException;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Single values of a case: the parser stands on each when it is read. */
final class Values {
  /** Longest text a value may be. */
  private static final int LONGEST = 200;

  /** Longest text a decimal may be: its digits, sign, point and exponent. */
  private static final int LONGEST_DECIMAL = 64;

  private Values() {}

  /** Whether the parser stands on {@code null}: the same as a member that is not there. */
  static boolean isNull(JsonParser parser) {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  /**
   * A text that is not blank.
   *
   * @throws CaseException when it is something else
   */
  static String text(JsonParser parser, String field) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING
        && parser.getTextLength() <= LONGEST
        && !parser.getText().isBlank()) {
      return parser.getText();
    }
    throw refused(parser, field, "must be a text of 1 to " + LONGEST + " characters");
  }

  /**
   * A decimal, as a text or as a number of JSON; exact either way.
   *
   * @throws CaseException when it is none
   */
  static BigDecimal decimal(JsonParser parser, String field) throws IOException {
    BigDecimal figure = decimalOrNull(parser);
    if (figure == null) {
      throw refused(parser, field, "must be a decimal number");
    }
    return figure;
  }

  /** A decimal; null where the parser stands on something else. */
  static @Nullable BigDecimal decimalOrNull(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    boolean maybe = token == JsonToken.VALUE_STRING || token.isNumeric();
    return maybe && parser.getTextLength() <= LONGEST_DECIMAL
        ? decimal(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength())
        : null;
  }

  private static @Nullable BigDecimal decimal(char[] text, int offset, int length) {
    if (!isPlain(text, offset, length)) {
      return null;
    }
    try {
      return new BigDecimal(text, offset, length);
    } catch (NumberFormatException _) {
      return null;
    }
  }

  /**
   * A decimal.
   *
   * @throws CaseException when the text is none
   */
  static BigDecimal decimal(String text, String field) {
    BigDecimal figure =
        text.length() <= LONGEST_DECIMAL ? decimal(text.toCharArray(), 0, text.length()) : null;
    if (figure == null) {
      throw new CaseException(field, "must be a decimal number, was \"" + shortened(text) + '"');
    }
    return figure;
  }

  /** Only what a decimal is written with; other alphabets have digits, too. */
  private static boolean isPlain(char[] text, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      char c = text[i];
      if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
        return false;
      }
    }
    return true;
  }

  /** The refusal of what the parser stands on. */
  static CaseException refused(JsonParser parser, String field, String rule) throws IOException {
    return new CaseException(field, rule + ", was " + written(parser));
  }

  private static String written(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT, FIELD_NAME, END_OBJECT -> "an object";
      case START_ARRAY, END_ARRAY -> "an array";
      case VALUE_STRING -> '"' + shortened(parser.getText()) + '"';
      case VALUE_NUMBER_INT,
          VALUE_NUMBER_FLOAT,
          VALUE_TRUE,
          VALUE_FALSE,
          VALUE_NULL,
          VALUE_EMBEDDED_OBJECT,
          NOT_AVAILABLE ->
          shortened(parser.getText());
    };
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_DECIMAL ? text : text.substring(0, LONGEST_DECIMAL) + "...";
  }
}
