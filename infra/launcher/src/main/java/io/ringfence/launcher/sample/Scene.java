package io.ringfence.launcher.sample;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Everything the draws of one sample share.
 *
 * @param seed what every draw follows from
 * @param at when the sample begins
 * @param market marks before and after
 * @param institution desks and accounts
 * @param rules the venue's margin rules; list every instrument of the market
 */
record Scene(long seed, Instant at, Market market, Institution institution, Rules rules) {
  /** Room for funding and fees, which move a liquidation price: 3 % of the mark. */
  private static final BigDecimal CUSHION = new BigDecimal("0.03");

  /** Draws for one purpose. */
  Dice dice(String purpose) {
    return Dice.of(seed, purpose);
  }

  /** Rules of a position's instrument. */
  MarginRules rulesOf(PositionKey key) {
    return rules.of(key.instrument());
  }

  /** Path of a position's instrument. */
  MarkPath pathOf(PositionKey key) {
    return market.path(key.instrument().symbol());
  }

  /** Mark of a position's instrument in force at an instant not before the beginning. */
  BigDecimal markOf(PositionKey key, Instant instant) {
    return pathOf(key)
        .at(instant)
        .orElseThrow(() -> new IllegalStateException("no mark of " + key + " at " + instant));
  }

  /** Whether no mark in (from, to] comes near a position's liquidation price. */
  boolean survives(PositionKey key, Terms terms, Instant from, Instant to) {
    return terms
        .liquidationPrice(rulesOf(key))
        .flatMap(
            price ->
                pathOf(key)
                    .worst(key.side(), from, to)
                    .map(worst -> !price.isWithin(CUSHION, worst, key.side())))
        .orElse(true);
  }
}
