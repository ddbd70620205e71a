package io.ringfence.launcher.oracle;

import io.ringfence.contracts.wire.RejectCode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one row by the names of the header; what cannot be read is refused with a code. */
final class Fields {
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final int INTEGER_DIGITS = 15;
  private static final int FRACTION_DIGITS = 12;
  private static final int RATE_DIGITS = 18;

  private final Map<String, Integer> columns;
  private final List<String> fields;

  Fields(Map<String, Integer> columns, @Nullable List<String> fields) {
    if (fields == null || fields.size() > columns.size()) {
      throw new RowRefused(RejectCode.MALFORMED_ROW);
    }
    if (fields.size() < columns.size()) {
      throw new RowRefused(RejectCode.MISSING_COLUMN);
    }
    this.columns = columns;
    this.fields = fields;
  }

  boolean has(String name) {
    Integer column = columns.get(name);
    return column != null && !fields.get(column).isEmpty();
  }

  String text(String name) {
    Integer column = columns.get(name);
    if (column == null) {
      throw new RowRefused(RejectCode.MISSING_COLUMN);
    }
    String text = fields.get(column);
    if (text.isEmpty()) {
      throw new RowRefused(RejectCode.EMPTY_FIELD);
    }
    return text;
  }

  <T> @Nullable T optional(String name, Function<String, T> read) {
    return has(name) ? read.apply(name) : null;
  }

  String word(String name, String... allowed) {
    String text = text(name);
    if (!List.of(allowed).contains(text)) {
      throw new RowRefused(RejectCode.NOT_ALLOWED_VALUE);
    }
    return text;
  }

  /** Name of a desk or book: a part of a node. */
  String nodePart(String name) {
    String text = text(name);
    if (text.contains("/") || text.isBlank()) {
      throw new RowRefused(RejectCode.BAD_NODE);
    }
    return text;
  }

  /** Names with slashes between them. */
  String nodePath(String name) {
    String text = text(name);
    for (String part : text.split("/", -1)) {
      if (part.isBlank()) {
        throw new RowRefused(RejectCode.BAD_NODE);
      }
    }
    return text;
  }

  /** A decimal without trailing zeros, so that equal values are equal objects. */
  BigDecimal decimal(String name) {
    return decimal(name, FRACTION_DIGITS);
  }

  /** A funding rate: half as many digits again. */
  BigDecimal rate(String name) {
    return decimal(name, RATE_DIGITS);
  }

  private BigDecimal decimal(String name, int fractionDigits) {
    String text = text(name);
    if (!NUMBER.matcher(text).matches()) {
      throw new RowRefused(RejectCode.NOT_A_NUMBER);
    }
    BigDecimal value = new BigDecimal(text).stripTrailingZeros();
    if (value.precision() - value.scale() > INTEGER_DIGITS) {
      throw new RowRefused(RejectCode.OUT_OF_RANGE);
    }
    if (value.scale() > fractionDigits) {
      throw new RowRefused(RejectCode.TOO_PRECISE);
    }
    return value;
  }

  BigDecimal positive(String name, RejectCode otherwise) {
    BigDecimal value = decimal(name);
    if (value.signum() <= 0) {
      throw new RowRefused(otherwise);
    }
    return value;
  }

  BigDecimal notNegative(String name, RejectCode otherwise) {
    BigDecimal value = decimal(name);
    if (value.signum() < 0) {
      throw new RowRefused(otherwise);
    }
    return value;
  }

  BigDecimal price(String name) {
    return positive(name, RejectCode.NON_POSITIVE_PRICE);
  }

  long whole(String name) {
    String text = text(name);
    if (!WHOLE.matcher(text).matches()) {
      throw new RowRefused(RejectCode.NOT_A_NUMBER);
    }
    long value = Long.parseLong(text);
    if (value < 0) {
      throw new RowRefused(RejectCode.OUT_OF_RANGE);
    }
    return value;
  }

  /** Time of the row, epoch microseconds: {@code ts}, or {@code ts_ms} where there is no ts. */
  long at() {
    if (columns.containsKey("ts")) {
      return moment("ts");
    }
    String text = text("ts_ms");
    if (!WHOLE.matcher(text).matches()) {
      throw new RowRefused(RejectCode.NOT_A_TIME);
    }
    return Math.multiplyExact(Long.parseLong(text), 1_000L);
  }

  /** ISO-8601 with a zone, epoch microseconds. */
  long moment(String name) {
    try {
      OffsetDateTime time = OffsetDateTime.parse(text(name));
      if (time.getNano() % 1_000 != 0) {
        throw new RowRefused(RejectCode.TOO_PRECISE);
      }
      return Math.addExact(
          Math.multiplyExact(time.toEpochSecond(), 1_000_000L), time.getNano() / 1_000);
    } catch (DateTimeException unreadable) {
      throw new RowRefused(RejectCode.NOT_A_TIME);
    }
  }
}
