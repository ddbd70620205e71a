package io.ringfence.domain.cash;

import java.math.BigDecimal;

/** A figure of a statement that our book has, too, in the order in which it adds up. */
public enum StatementFigure {
  OPENING,
  IN,
  OUT,
  FEES,
  FUNDING,
  LOSS,
  CLOSING;

  BigDecimal of(Statement.Figures figures) {
    return switch (this) {
      case OPENING -> figures.opening();
      case IN -> figures.in();
      case OUT -> figures.out();
      case FEES -> figures.fees();
      case FUNDING -> figures.funding();
      case LOSS -> figures.loss();
      case CLOSING -> figures.closing();
    };
  }

  BigDecimal of(CashFlow flow) {
    return switch (this) {
      case OPENING, CLOSING -> BigDecimal.ZERO;
      case IN -> flow.in();
      case OUT -> flow.out();
      case FEES -> flow.fees();
      case FUNDING -> flow.funding();
      case LOSS -> flow.loss();
    };
  }
}
