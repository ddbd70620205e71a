package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.function.IntPredicate;

/**
 * A ladder that visits positions: for inverse contracts, whose amounts are rounded one by one, and
 * for schedules under which a liquidation is no single price. Exact, and slow. It shows the book as
 * it is when it is asked.
 */
final class VisitedLadder implements Ladder {
  private final PositionChanges changes;
  private final IntPredicate counts;
  private final int priceDigits;

  VisitedLadder(PositionChanges changes, IntPredicate counts, int priceDigits) {
    this.changes = changes;
    this.counts = counts;
    this.priceDigits = priceDigits;
  }

  @Override
  public Rung at(long tick) {
    BigDecimal price = BigDecimal.valueOf(tick, priceDigits);
    int breached = 0;
    BigDecimal notional = BigDecimal.ZERO;
    BigDecimal outcome = BigDecimal.ZERO;
    for (int slot = 0; slot < changes.rows.used(); slot++) {
      if (changes.rows.isLive(slot) && counts.test(slot)) {
        PositionFigures figures = changes.valuation.figures(slot, price, changes.funding());
        if (changes.valuation.isLiquidatable(slot, price, changes.funding())) {
          breached++;
          notional = notional.add(figures.notional());
          outcome = outcome.subtract(figures.isolatedMargin());
        } else {
          outcome = outcome.add(figures.unrealisedPnl());
        }
      }
    }
    return new Rung(breached, notional, outcome);
  }
}
