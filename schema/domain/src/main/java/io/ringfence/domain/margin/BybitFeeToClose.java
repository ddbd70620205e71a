package io.ringfence.domain.margin;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The {@code bybit-fee-to-close} generation (page of 2026-05-27): initial and maintenance margin
 * are reported with the fee to close φ = τ C (1 - σ / L) in both, V(E) / L + φ and m C - a + φ. It
 * cancels in the trigger, which is the standard equation with f = 0 and the tier at the liquidation
 * price. Of margin X added to an inverse position only X / (1 - σ τ) counts: the rest pays the
 * larger closing fee. Nothing is rounded and the equation decides; equality liquidates. Settlement
 * asset. Source: kbybit.com, Liquidation Price Calculation under Isolated Mode (Unified Trading
 * Account); margin model, section Fee to close.
 *
 * @param schedule brackets
 * @param takerFeeRate τ, fraction of value, in [0, 1)
 */
public record BybitFeeToClose(TierSchedule schedule, BigDecimal takerFeeRate)
    implements MarginModel {
  public BybitFeeToClose {
    Require.feeRate("takerFeeRate", takerFeeRate);
  }

  @Override
  public Fraction requirementOf(IsolatedPosition position, Fraction value) {
    return trigger().requirementOf(position, value);
  }

  @Override
  public TriggerEquality equality() {
    return TriggerEquality.LIQUIDATES;
  }

  /** {@inheritDoc} V(E) / L + φ. */
  @Override
  public Optional<Fraction> initialMargin(IsolatedPosition position) {
    return positionBalance(position, takerFeeRate);
  }

  /**
   * {@inheritDoc} At entry and with the fee to close: m C - a + φ.
   *
   * @throws IllegalArgumentException when the terms name no leverage
   */
  @Override
  public Fraction maintenanceMargin(IsolatedPosition position, BigDecimal price) {
    Fraction initial = position.entryValue().dividedBy(position.terms().requiredLeverage());
    Fraction feeToClose = position.equityLine(initial).bankruptcy().times(takerFeeRate);
    return schedule.requirementAtEntry(position).plus(feeToClose);
  }

  @Override
  public Fraction countedEquity(IsolatedPosition position, Fraction value) {
    return counted(position).equity(value);
  }

  @Override
  public Optional<PriceRoot> liquidationPrice(IsolatedPosition position, BigDecimal from) {
    Fraction start = position.value(from);
    return trigger()
        .liquidationPrice(position, counted(position), start, () -> !isBreached(position, start));
  }

  @Override
  public Optional<PriceRoot> bankruptcyPrice(IsolatedPosition position) {
    return position.priceOf(counted(position).bankruptcy());
  }

  private StandardMargin trigger() {
    return new StandardMargin(schedule, BigDecimal.ZERO, TriggerEquality.LIQUIDATES);
  }

  /** W - X + X / (1 - σ τ) where the contract is inverse, else W. */
  private EquityLine counted(IsolatedPosition position) {
    return switch (position.contract().kind()) {
      case LINEAR, QUANTO -> position.equityLine();
      case INVERSE -> {
        BigDecimal added = position.terms().addedMargin();
        BigDecimal signed = position.risesWithValue() ? takerFeeRate : takerFeeRate.negate();
        Fraction counts = Fraction.of(added, BigDecimal.ONE.subtract(signed));
        yield position.equityLine(counts.plus(position.isolatedMargin().subtract(added)));
      }
    };
  }
}
