package io.ringfence.domain.reconciliation;

import io.ringfence.domain.quantity.Fraction;

/** What our rules say of one figure. */
public sealed interface OwnFigure {
  /** A number, exact. */
  record Value(Fraction figure) implements OwnFigure {}

  /**
   * By our rules there is none.
   *
   * @param why which rule says so
   */
  record None(String why) implements OwnFigure {}

  /**
   * It cannot be told.
   *
   * @param input the input that is unknown
   */
  record Unknown(String input) implements OwnFigure {}
}
