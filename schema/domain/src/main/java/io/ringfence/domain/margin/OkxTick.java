package io.ringfence.domain.margin;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The {@code okx-tick} generation: the standard equation with the account's own taker rate as f,
 * and a printed liquidation price one tick nearer to the entry, LP + s tick. The equation decides,
 * not the printed price: OKX liquidates at a margin ratio M / (MM + f V) of at most 100 %, so the
 * printed price comes one tick early. Source: OKX position tier rules (2025-05-16) for the ratio;
 * the tick is inferred from eight live payloads of 2021 to 2026; margin model, section One tick
 * early.
 *
 * @param standard brackets, by contracts at OKX, and the account's taker rate
 * @param tickSize step of the price grid, quote per base, above 0
 */
public record OkxTick(StandardMargin standard, BigDecimal tickSize) implements MarginModel {
  public OkxTick {
    Require.above0("tickSize", tickSize);
  }

  @Override
  public TierSchedule schedule() {
    return standard.schedule();
  }

  @Override
  public Fraction requirementOf(IsolatedPosition position, Fraction value) {
    return standard.requirementOf(position, value);
  }

  @Override
  public TriggerEquality equality() {
    return standard.equality();
  }

  @Override
  public Fraction maintenanceMargin(IsolatedPosition position, BigDecimal price) {
    return standard.maintenanceMargin(position, price);
  }

  /** {@inheritDoc} One tick nearer to the entry than the equation; empty where that is 0. */
  @Override
  public Optional<PriceRoot> liquidationPrice(IsolatedPosition position, BigDecimal from) {
    return standard
        .liquidationPrice(position, from)
        .flatMap(root -> root.plus(position.signed(tickSize)));
  }
}
