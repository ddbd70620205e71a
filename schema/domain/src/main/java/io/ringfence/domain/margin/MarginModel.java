package io.ringfence.domain.margin;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * One generation of a venue's isolated-margin formulas. Sealed: a new generation does not compile
 * until every place that must know it says what it means.
 */
public sealed interface MarginModel
    permits StandardMargin, OkxTick, Htx, Nautilus, BybitFeeToClose, FixedAtEntry {
  /** Fraction digits of a closing fee. */
  int CLOSING_FEE_SCALE = 8;

  /** Brackets the model takes its rates from. */
  TierSchedule schedule();

  /**
   * What the position's equity must exceed at a value, settlement asset, exact: maintenance and,
   * where the venue counts it, the fee of the closing trade.
   *
   * @param value V, settlement asset, above 0
   */
  Fraction requirementOf(IsolatedPosition position, Fraction value);

  /**
   * The equity the venue holds against the requirement at a value, settlement asset, exact: M
   * unless the generation says otherwise.
   *
   * @param value V, settlement asset, above 0
   */
  default Fraction countedEquity(IsolatedPosition position, Fraction value) {
    return position.exactEquity(value);
  }

  /** Whether equity equal to the requirement liquidates. */
  TriggerEquality equality();

  /**
   * {@link #requirementOf} at a price.
   *
   * @param price quote per base, above 0
   */
  default Fraction exactRequirement(IsolatedPosition position, BigDecimal price) {
    return requirementOf(position, position.value(price));
  }

  /** {@link #exactRequirement} as an amount; rounded up where it does not end. */
  default BigDecimal requirement(IsolatedPosition position, BigDecimal price) {
    return position.contract().charged(exactRequirement(position, price));
  }

  /**
   * The initial margin the venue reports, settlement asset, exact: V(E) / L and what it counts with
   * it. Empty without a leverage.
   */
  default Optional<Fraction> initialMargin(IsolatedPosition position) {
    return position.initialMargin();
  }

  /**
   * The maintenance margin the venue reports, settlement asset, exact: without the fee it puts into
   * the trigger.
   *
   * @param price quote per base, above 0; without effect where it is fixed at entry
   */
  Fraction maintenanceMargin(IsolatedPosition position, BigDecimal price);

  /**
   * Whether the venue liquidates the position at this mark. Exact: decided by the equation, or by
   * the printed price where the venue liquidates when the mark reaches it.
   */
  default boolean isLiquidatable(IsolatedPosition position, BigDecimal mark) {
    return isBreached(position, position.value(mark));
  }

  /** Whether equity has come down to the requirement at a value; exact. */
  default boolean isBreached(IsolatedPosition position, Fraction value) {
    return equality()
        .isBreached(countedEquity(position, value).compareTo(requirementOf(position, value)));
  }

  /**
   * Price at which equity meets the requirement; empty where no positive price does. Where a
   * schedule jumps, and so can have several, the first one reached from a price.
   *
   * @param from price the way begins at, quote per base, above 0; without effect where the price is
   *     unique
   */
  Optional<PriceRoot> liquidationPrice(IsolatedPosition position, BigDecimal from);

  /** {@link #liquidationPrice(IsolatedPosition, BigDecimal)} from the entry. */
  default Optional<PriceRoot> liquidationPrice(IsolatedPosition position) {
    return liquidationPrice(position, position.entryPrice());
  }

  /**
   * Price at which the holder's margin is gone, V = C - σ W unless the generation says otherwise;
   * empty where no positive price does.
   */
  default Optional<PriceRoot> bankruptcyPrice(IsolatedPosition position) {
    return position.priceOf(position.equityLine().bankruptcy());
  }

  /**
   * Fee of closing at the bankruptcy price the venue prints, settlement asset: τ V(BP) rounded up
   * to 8 digits; empty without such a price.
   *
   * @param takerFeeRate τ, fraction of value, at least 0
   */
  default Optional<BigDecimal> closingFee(IsolatedPosition position, BigDecimal takerFeeRate) {
    return bankruptcyPrice(position)
        .map(price -> price.value(position).times(takerFeeRate))
        .map(fee -> fee.rounded(CLOSING_FEE_SCALE, RoundingMode.CEILING));
  }

  /**
   * Margin that stands in the position as a venue prints it that keeps the fee to close with it: C
   * / L + fee to close, settlement asset, exact. Empty without a leverage. Source: Bybit help
   * centre, Position margin.
   *
   * @param takerFeeRate τ, fraction of value, at least 0
   */
  default Optional<Fraction> positionBalance(IsolatedPosition position, BigDecimal takerFeeRate) {
    return position
        .initialMargin()
        .flatMap(initial -> feeToClose(position, takerFeeRate).map(initial::plus));
  }

  /**
   * Fee the venue sets aside for the closing trade, settlement asset, exact: τ C (1 - σ / L), the
   * fee at the price where the initial margin is gone, unless the generation says otherwise. Empty
   * without a leverage. Source: margin model, section Fees.
   *
   * @param takerFeeRate τ, fraction of value, at least 0
   */
  default Optional<Fraction> feeToClose(IsolatedPosition position, BigDecimal takerFeeRate) {
    return position
        .initialMargin()
        .map(initial -> position.equityLine(initial).bankruptcy().times(takerFeeRate));
  }
}
