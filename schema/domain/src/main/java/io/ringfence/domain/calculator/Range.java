package io.ringfence.domain.calculator;

import java.math.BigDecimal;

/** Which decimals a field of a case takes; all of them have at most 20 digits before the point. */
public enum Range {
  /** Any sign. */
  ANY("must be a decimal") {
    @Override
    boolean holds(BigDecimal figure) {
      return true;
    }
  },
  /** Above 0. */
  POSITIVE("must be > 0") {
    @Override
    boolean holds(BigDecimal figure) {
      return figure.signum() > 0;
    }
  },
  /** 0 or above. */
  NOT_NEGATIVE("must be >= 0") {
    @Override
    boolean holds(BigDecimal figure) {
      return figure.signum() >= 0;
    }
  },
  /** A fraction that is neither nothing nor everything. */
  BETWEEN_0_AND_1("must lie in (0, 1)") {
    @Override
    boolean holds(BigDecimal figure) {
      return figure.signum() > 0 && figure.compareTo(BigDecimal.ONE) < 0;
    }
  },
  /** A fraction that may be nothing. */
  FROM_0_BELOW_1("must lie in [0, 1)") {
    @Override
    boolean holds(BigDecimal figure) {
      return figure.signum() >= 0 && figure.compareTo(BigDecimal.ONE) < 0;
    }
  },
  /** A fraction that may be everything. */
  ABOVE_0_UP_TO_1("must lie in (0, 1]") {
    @Override
    boolean holds(BigDecimal figure) {
      return figure.signum() > 0 && figure.compareTo(BigDecimal.ONE) <= 0;
    }
  },
  /** 1 or above. */
  FROM_1("must be >= 1") {
    @Override
    boolean holds(BigDecimal figure) {
      return figure.compareTo(BigDecimal.ONE) >= 0;
    }
  },
  /** A number of fraction digits. */
  DIGITS("must be a whole number from 0 to 18") {
    @Override
    boolean holds(BigDecimal figure) {
      return figure.signum() >= 0
          && figure.compareTo(MOST_DIGITS) <= 0
          && figure.remainder(BigDecimal.ONE).signum() == 0;
    }
  };

  /** Most digits before the point. */
  private static final int INTEGER_DIGITS = 20;

  /** Most digits after the point. */
  private static final int FRACTION_DIGITS = 30;

  private static final BigDecimal MOST_DIGITS = BigDecimal.valueOf(18);

  private final String rule;

  Range(String rule) {
    this.rule = rule;
  }

  abstract boolean holds(BigDecimal figure);

  /** Whether the field takes the figure. */
  public boolean admits(BigDecimal figure) {
    return figure.precision() - (long) figure.scale() <= INTEGER_DIGITS
        && figure.scale() <= FRACTION_DIGITS
        && holds(figure);
  }

  /** An admitted figure written without an exponent. */
  public BigDecimal plain(BigDecimal figure) {
    return figure.scale() < 0 ? figure.setScale(0) : figure;
  }

  /**
   * The figure, where it keeps the rule; written without an exponent.
   *
   * @param field its name, for the message
   * @throws CaseException naming the field and the rule it breaks
   */
  public BigDecimal checked(String field, BigDecimal figure) {
    if (admits(figure)) {
      return plain(figure);
    }
    throw new CaseException(field, broken(figure) + ", was " + figure);
  }

  private String broken(BigDecimal figure) {
    if (figure.precision() - (long) figure.scale() > INTEGER_DIGITS) {
      return "must have at most " + INTEGER_DIGITS + " digits before the point";
    }
    return figure.scale() > FRACTION_DIGITS
        ? "must have at most " + FRACTION_DIGITS + " digits after the point"
        : rule;
  }
}
