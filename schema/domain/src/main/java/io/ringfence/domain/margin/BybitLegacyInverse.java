package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The {@code bybit-legacy-inverse} generation, in force until 2021: R = m C - a + τ V(BP), with m
 * and a of the tier that holds the value at entry C and BP the price at which the wallet just pays
 * the closing fee: W + σ (V - C) = τ V, that is V(BP) = (C - σ W) / (1 - σ τ). LP where V = C - σ
 * (W - R), rounded to the tick towards the entry; the mark reaching it liquidates. BP is not
 * rounded. Without a BP there is no closing fee. Settlement asset. Source: help.bybit.com
 * 360039261334 and 360037757474; margin model, section Fixed at entry.
 *
 * @param schedule brackets of the value at entry
 * @param takerFeeRate τ, fraction of value, in [0, 1)
 * @param tickSize step of the price grid, quote per base, above 0
 */
public record BybitLegacyInverse(
    TierSchedule schedule, BigDecimal takerFeeRate, BigDecimal tickSize) implements PrintedAtTick {
  public BybitLegacyInverse {
    Require.feeRate("takerFeeRate", takerFeeRate);
    Require.above0("tickSize", tickSize);
  }

  @Override
  public Fraction formulaRequirement(IsolatedPosition position) {
    Fraction closingFee = valueAtBankruptcy(position).max(Fraction.ZERO).times(takerFeeRate);
    return schedule.requirementAtEntry(position).plus(closingFee);
  }

  /** {@inheritDoc} m C - a: the closing fee is the trigger's. */
  @Override
  public Fraction maintenanceMargin(IsolatedPosition position, BigDecimal price) {
    return position.printedMaintenance().orElseGet(() -> schedule.requirementAtEntry(position));
  }

  /** {@inheritDoc} Where V = (C - σ W) / (1 - σ τ): the wallet pays the closing fee and no more. */
  @Override
  public Optional<PriceRoot> bankruptcyPrice(IsolatedPosition position) {
    return position.priceOf(valueAtBankruptcy(position));
  }

  private Fraction valueAtBankruptcy(IsolatedPosition position) {
    return position.equityLine().valueWhereEquityIs(Fraction.of(takerFeeRate), BigDecimal.ZERO);
  }
}
