package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a cell shows. */
sealed interface Value {
  /** Figures that are absent because nobody knows them. */
  Value UNKNOWN = new Word(Words.UNKNOWN);

  /** Figures that do not exist. */
  Value NONE = new Word(Words.NONE);

  /** Text from outside; may hold anything. */
  record Text(String text) implements Value {}

  /** Text from outside that may need several lines. */
  record Prose(String text) implements Value {}

  /** One of our own words in place of a figure or a time; it stands where those stand. */
  record Word(String word) implements Value {}

  /** One of our own words in place of a text; it stands where texts stand. */
  record Said(String word) implements Value {}

  /** Nothing that could be there: a column that does not concern the row. */
  record Dash() implements Value {}

  /** A state, shown by its word and coloured where it asks for attention. */
  record State(String word) implements Value {}

  /**
   * A number. The cell holds the nearest double; sheets say where the exact decimal stands.
   *
   * @param figure the number
   * @param pattern number format
   */
  record Figure(BigDecimal figure, String pattern) implements Value {}

  /**
   * A figure that the sheet computes by itself.
   *
   * @param formula formula without its equals sign; {@code {Heading}} is the cell of that column in
   *     the same row
   * @param shown what it comes to, by the engine: a {@link Figure}, a {@link Word} or a {@link
   *     State}
   */
  record Formula(String formula, Value shown) implements Value {}

  /** A number that the reader may change. */
  record Input(BigDecimal figure, String pattern) implements Value {}

  /** A text that the reader may change. */
  record Remark(String text) implements Value {}

  /** An instant, shown in UTC to the second. */
  record Moment(Instant at) implements Value {}

  /** A number, or unknown. */
  static Value figure(@Nullable BigDecimal figure, String pattern) {
    return figure == null ? UNKNOWN : new Figure(figure, pattern);
  }

  /** An amount in an asset, or unknown. */
  static Value amount(@Nullable BigDecimal amount, String asset) {
    return figure(amount, Patterns.amount(asset));
  }

  /** What is lost, or held, above 0: at least so much where parts are unknown. */
  static Value atLeast(BigDecimal amount, String asset, boolean isKnown) {
    String pattern = Patterns.amount(asset);
    return new Figure(amount, isKnown ? pattern : Patterns.atLeast(pattern));
  }

  /** An amount of either sign: the known part of it where parts are unknown. */
  static Value known(BigDecimal amount, String asset, boolean isKnown) {
    String pattern = Patterns.amount(asset);
    return new Figure(amount, isKnown ? pattern : Patterns.known(pattern));
  }

  /** A count, or unknown. */
  static Value count(@Nullable Long count) {
    return count == null ? UNKNOWN : count(count.longValue());
  }

  /** A fraction as a percentage, or a word in its place. */
  static Value percent(Optional<BigDecimal> fraction, Value otherwise) {
    return fraction.<Value>map(figure -> new Figure(figure, Patterns.PERCENT)).orElse(otherwise);
  }

  /** A count. */
  static Value count(long count) {
    return new Figure(BigDecimal.valueOf(count), Patterns.COUNT);
  }

  /** An instant, or a word in its place. */
  static Value moment(@Nullable Instant at, Value otherwise) {
    return at == null ? otherwise : new Moment(at);
  }

  /** Text, or unknown. */
  static Value text(@Nullable String text) {
    return text == null ? new Said(Words.UNKNOWN) : new Text(text);
  }

  /** The exact decimal as text, or unknown: digits a number cell cannot hold. */
  static Value exact(@Nullable BigDecimal figure) {
    return figure == null ? UNKNOWN : new Exact(figure);
  }

  /** A decimal with all its digits, as text. */
  record Exact(BigDecimal figure) implements Value {}
}
