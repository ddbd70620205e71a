package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields of one row. The first thing wrong is kept and decides; what is read after it is
 * a filler that nobody sees, because a row with a refusal is never built.
 */
final class Fields {
  static final String TIME = "ts";
  static final String TIME_MILLIS = "ts_ms";
  private static final long MICROS_PER_MILLI = 1_000;
  private static final int LONG_DIGITS = 18;
  private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);
  private static final BigInteger SMALLEST = BigInteger.valueOf(Long.MIN_VALUE);

  /** Largest sequence a row may have. */
  static final long LARGEST_SEQUENCE = Long.MAX_VALUE - 1;

  private final CsvHeader header;
  private final CsvRow row;
  private @Nullable Refusal refusal;
  private @Nullable Long occurredAtMicros;

  Fields(CsvHeader header, CsvRow row) {
    this.header = header;
    this.row = row;
    this.refusal = row.refusal();
  }

  /** The first thing wrong; absent where nothing is. */
  @Nullable Refusal refusal() {
    return refusal;
  }

  /** Time of the row, epoch microseconds; absent where it was not read or could not be. */
  @Nullable Long occurredAtMicros() {
    return occurredAtMicros;
  }

  /** The row as it came. */
  String original() {
    return row.original();
  }

  /** Refuses the row unless something else was wrong before. */
  void refuse(RejectCode code, String reason) {
    if (refusal == null) {
      refusal = new Refusal(code, reason);
    }
  }

  /** Text of a column, or null where the column is absent or the field empty. */
  @Nullable String optionalText(String column) {
    int place = header.place(column);
    if (place < 0 || row.refusal() != null) {
      return null;
    }
    String text = row.fields().get(place);
    return text.isBlank() ? null : text;
  }

  /** Text of a column that must not be empty. */
  String text(String column) {
    String text = optionalText(column);
    if (text == null) {
      refuse(RejectCode.EMPTY_FIELD, column + " must not be empty, is");
      return "";
    }
    return text;
  }

  /** A name that becomes part of a key; {@code onSlash} is the code where it contains a slash. */
  String name(String column, RejectCode onSlash) {
    String name = text(column);
    if (name.indexOf('/') >= 0) {
      refuse(onSlash, column + " must not contain '/', was " + name);
    }
    return name;
  }

  /** A risk node. */
  String node(String column) {
    String node = text(column);
    if (NodePath.parse(node).isEmpty()) {
      refuse(
          RejectCode.BAD_NODE,
          "%s must be firm, firm/desk, firm/desk/book or below, was %s".formatted(column, node));
    }
    return node;
  }

  /** A book of a desk, or a part of one: {@code book/part} and so on. */
  String book(String column) {
    String book = text(column);
    if (refusal == null && NodePath.parse(NodePath.ROOT + "/desk/" + book).isEmpty()) {
      refuse(RejectCode.BAD_NODE, column + " must be names with '/' between them, was " + book);
    }
    return book;
  }

  /** One of some words. */
  String word(String column, List<String> allowed) {
    String word = text(column);
    return checked(column, word, allowed);
  }

  /** One of some words, or null where the field is empty. */
  @Nullable String optionalWord(String column, List<String> allowed) {
    String word = optionalText(column);
    return word == null ? null : checked(column, word, allowed);
  }

  private String checked(String column, String word, List<String> allowed) {
    if (!allowed.contains(word)) {
      refuse(
          RejectCode.NOT_ALLOWED_VALUE,
          "%s must be one of %s, was %s".formatted(column, String.join(", ", allowed), word));
    }
    return word;
  }

  /** A number in a range. */
  BigDecimal figure(String column, Figures.Range range) {
    return figure(column, text(column), range, Precision.INPUT_SCALE);
  }

  /** A rate of either sign: no money, and so of more digits than an amount. */
  BigDecimal rate(String column) {
    return figure(column, text(column), Figures.Range.ANY, Precision.RATE_INPUT_SCALE);
  }

  /** A number in a range, or null where the field is empty. */
  @Nullable BigDecimal optionalFigure(String column, Figures.Range range) {
    String text = optionalText(column);
    return text == null ? null : figure(column, text, range, Precision.INPUT_SCALE);
  }

  private BigDecimal figure(String column, String text, Figures.Range range, int fractionDigits) {
    if (!Figures.isNumber(text)) {
      refuse(RejectCode.NOT_A_NUMBER, column + " must be a number, was " + text);
      return BigDecimal.ONE;
    }
    BigDecimal figure = Figures.of(text);
    Refusal digits = Figures.judgeDigits(column, figure, fractionDigits);
    Refusal outside = digits == null ? range.judge(column, figure) : digits;
    if (outside != null) {
      refuse(outside.code(), outside.reason());
    }
    return figure;
  }

  /** A whole number, at least {@code least} and at most {@code most}. */
  long whole(String column, long least, long most) {
    String text = text(column);
    if (!Figures.isWhole(text)) {
      refuse(RejectCode.NOT_A_NUMBER, column + " must be a whole number, was " + text);
      return least;
    }
    long number = saturated(text);
    if (number < least || number > most) {
      refuse(
          RejectCode.OUT_OF_RANGE,
          "%s must lie in %s..%s, was %s".formatted(column, least, most, text));
      return least;
    }
    return number;
  }

  /** The number, or the largest or smallest there is where it does not fit. */
  private static long saturated(String whole) {
    return whole.length() <= LONG_DIGITS
        ? Long.parseLong(whole)
        : new BigInteger(whole).min(LARGEST).max(SMALLEST).longValueExact();
  }

  /** Time of the row, epoch microseconds: the column {@code ts}, or else {@code ts_ms}. */
  long time() {
    long micros = header.has(TIME) ? time(TIME, text(TIME)) : millis(text(TIME_MILLIS));
    occurredAtMicros = refusal == null ? micros : null;
    return micros;
  }

  private long millis(String text) {
    if (!Figures.isWhole(text)) {
      refuse(RejectCode.NOT_A_TIME, TIME_MILLIS + " must be epoch milliseconds, was " + text);
      return 0;
    }
    long least = Instants.FIRST.toEpochMilli();
    return whole(TIME_MILLIS, least, Instants.END.toEpochMilli() - 1) * MICROS_PER_MILLI;
  }

  /**
   * Time of the row where it may have none: {@code ts}, or else {@code ts_ms}; null: it has none.
   */
  @Nullable Long optionalRowTime() {
    if (optionalText(TIME) == null && optionalText(TIME_MILLIS) == null) {
      return null;
    }
    return time();
  }

  /** A time, epoch microseconds, or null where the field is empty. */
  @Nullable Long optionalTime(String column) {
    String text = optionalText(column);
    return text == null ? null : Long.valueOf(time(column, text));
  }

  private long time(String column, String text) {
    Optional<Instant> instant = Instants.parse(text);
    if (instant.isEmpty()) {
      refuse(RejectCode.NOT_A_TIME, column + " must be ISO-8601 with a zone, was " + text);
      return 0;
    }
    if (!Instants.isKept(instant.get())) {
      refuse(
          RejectCode.OUT_OF_RANGE,
          "%s must lie in [%s, %s), was %s".formatted(column, Instants.FIRST, Instants.END, text));
    } else if (!Instants.isWholeMicros(instant.get())) {
      refuse(RejectCode.TOO_PRECISE, column + " must be whole microseconds, was " + text);
    }
    return Instants.micros(instant.get());
  }
}
