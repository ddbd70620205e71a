package io.ringfence.domain.reconciliation;

import java.math.BigDecimal;

/** What a venue says of one figure. */
public sealed interface VenueFigure {
  /**
   * A number.
   *
   * @param value as printed
   * @param field where it stands in the payload
   */
  record Printed(BigDecimal value, String field) implements VenueFigure {}

  /**
   * A number that ours is made from, so that the two agree whatever the rules are.
   *
   * @param value as printed
   * @param field where it stands in the payload
   */
  record Input(BigDecimal value, String field) implements VenueFigure {}

  /**
   * Nothing, or what stands for nothing: an empty text, a price of 0.
   *
   * @param why what stands in the payload instead
   */
  record NotPrinted(String why) implements VenueFigure {}
}
