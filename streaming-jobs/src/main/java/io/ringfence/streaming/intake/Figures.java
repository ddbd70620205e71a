package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as files write them: digits with at most one point and one leading minus. A short
 * exponent is a number, too: venues' own funding history has rates such as {@code 8.4e-7}, which
 * say exactly one value, and a settled cash flow must not be lost to its notation.
 */
final class Figures {
  /** Digits that fit into a long whatever they are. */
  static final int LONG_DIGITS = 18;

  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d{1,3})?");

  /** What a number may be. */
  enum Range {
    /** Any number. */
    ANY,
    /** A size: at least 0. */
    QUANTITY,
    /** A price: above 0. */
    PRICE,
    /** A margin or a balance: at least 0. */
    MARGIN,
    /** An amount that moves something: above 0. */
    AMOUNT,
    /** A limit: at least 0. */
    LIMIT;

    /** Why a number is outside, or null where it is inside. */
    @Nullable Refusal judge(String field, BigDecimal figure) {
      return switch (this) {
        case ANY -> null;
        case QUANTITY -> atLeastZero(field, figure, RejectCode.NEGATIVE_QUANTITY);
        case MARGIN -> atLeastZero(field, figure, RejectCode.NEGATIVE_MARGIN);
        case LIMIT -> atLeastZero(field, figure, RejectCode.OUT_OF_RANGE);
        case PRICE -> aboveZero(field, figure, RejectCode.NON_POSITIVE_PRICE);
        case AMOUNT -> aboveZero(field, figure, RejectCode.NON_POSITIVE_AMOUNT);
      };
    }

    private static @Nullable Refusal atLeastZero(String field, BigDecimal figure, RejectCode code) {
      return figure.signum() >= 0
          ? null
          : new Refusal(code, field + " must be >= 0, was " + figure.toPlainString());
    }

    private static @Nullable Refusal aboveZero(String field, BigDecimal figure, RejectCode code) {
      return figure.signum() > 0
          ? null
          : new Refusal(code, field + " must be > 0, was " + figure.toPlainString());
    }
  }

  private Figures() {}

  /** Whether the text is a number: no plus, no spaces, no separators, no NaN. */
  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether the text is a whole number in plain digits. */
  static boolean isWhole(String text) {
    return isDigits(text, text.startsWith("-") ? 1 : 0, text.length());
  }

  private static boolean isDigits(String text, int from, int to) {
    for (int at = from; at < to; at++) {
      char digit = text.charAt(at);
      if (digit < '0' || digit > '9') {
        return false;
      }
    }
    return to > from;
  }

  /** The number without trailing zeros and never with a negative scale: one form for one value. */
  static BigDecimal of(String number) {
    BigDecimal figure = new BigDecimal(number);
    BigDecimal stripped = figure.scale() > 0 ? figure.stripTrailingZeros() : figure;
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  /**
   * Why a number cannot be kept exactly, or null where it can.
   *
   * @param fractionDigits most fraction digits it may have
   */
  static @Nullable Refusal judgeDigits(String field, BigDecimal figure, int fractionDigits) {
    if (Precision.isStorable(figure, fractionDigits)) {
      return null;
    }
    return figure.scale() > fractionDigits
        ? new Refusal(
            RejectCode.TOO_PRECISE,
            "%s must have at most %s fraction digits, was %s"
                .formatted(field, fractionDigits, figure.toPlainString()))
        : new Refusal(
            RejectCode.OUT_OF_RANGE,
            "%s must have at most %s integer digits, was %s"
                .formatted(field, Precision.INPUT_INTEGER_DIGITS, figure.toPlainString()));
  }
}
