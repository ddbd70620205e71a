package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * Answers what positions come to at a price the mark does not have: stress, liquidation ladders.
 */
public sealed interface Ladder permits SummedLadder, VisitedLadder {
  /**
   * What is true at one price.
   *
   * @param breached positions whose liquidation the price has reached
   * @param liquidatedNotional their sum of V at the price, settlement asset
   * @param outcome sum over positions of U at the price where liquidation is not reached, else of
   *     -W, which is lost; settlement asset
   */
  record Rung(int breached, BigDecimal liquidatedNotional, BigDecimal outcome) {}

  /**
   * The positions at a price, as the ladder's book held them when it was built.
   *
   * @param tick price, ticks, above 0
   */
  Rung at(long tick);
}
