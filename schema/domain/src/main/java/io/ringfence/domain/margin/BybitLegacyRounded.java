package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The {@code bybit-legacy-rounded} generation: R = m C with the rate of the tier that holds the
 * value at entry C; no amount is deducted. LP where V = C - σ (W - R) and BP where V = C - σ W,
 * both rounded to the tick towards the entry; the mark reaching the printed LP liquidates.
 * Settlement asset. Source: position lists in Bybit's v2 API documentation; margin model, section
 * Fixed at entry.
 *
 * @param schedule brackets of the value at entry
 * @param tickSize step of the price grid, quote per base, above 0
 */
public record BybitLegacyRounded(TierSchedule schedule, BigDecimal tickSize)
    implements PrintedAtTick {
  public BybitLegacyRounded {
    Require.above0("tickSize", tickSize);
  }

  @Override
  public Fraction formulaRequirement(IsolatedPosition position) {
    return schedule.rateOnEntry(position);
  }

  /** {@inheritDoc} Rounded towards the entry. */
  @Override
  public Optional<PriceRoot> bankruptcyPrice(IsolatedPosition position) {
    return PrintedAtTick.super
        .bankruptcyPrice(position)
        .flatMap(root -> root.onGrid(tickSize, PriceRoot.towardsTheEntry(position.side())));
  }
}
