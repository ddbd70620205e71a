package io.ringfence.domain.calculator;

import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.List;

/** What a figure is. */
public sealed interface FigureValue {
  /** An amount, a price, a rate or a quantity. */
  record Decimal(BigDecimal figure) implements FigureValue {}

  /** Yes or no. */
  record Flag(boolean holds) implements FigureValue {}

  /** One decimal for each tier. */
  record Decimals(List<BigDecimal> figures) implements FigureValue {
    public Decimals {
      figures = List.copyOf(figures);
    }
  }

  /** A direction. */
  record Side(PositionSide side) implements FigureValue {}

  /** There is no such figure; never to be read as 0. */
  record Absent(Reason reason) implements FigureValue {}

  /** Why there is no figure. */
  enum Reason {
    /** No positive price meets the condition. */
    NONE,
    /** Equity is at most 0: the position has no ratio and sorts worst. */
    BANKRUPT,
    /** The operation closed the position. */
    FLAT
  }

  /** A decimal. */
  static FigureValue of(BigDecimal figure) {
    return new Decimal(figure);
  }
}
