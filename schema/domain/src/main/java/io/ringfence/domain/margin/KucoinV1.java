package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The {@code kucoin-v1} generation, in force before 2025-05-22: R = m C + fee to close, or the
 * maintenance margin the venue printed, with m of the tier that holds the value at entry C. The fee
 * to close is frozen at τ (C + C / L + A / (1 - τ)), A the margin added since. LP where V = C - σ
 * (W - R), rounded to the tick towards the entry; the mark reaching it liquidates. BP where V = C -
 * σ (C / L + A), rounded away from the entry. Settlement asset. A predicted funding rate that the
 * position would pay is known from the printed maintenance margin only. Source:
 * kucoin.com/announcement/update-to-the-isolated-margin-calculation-formula, support 4408061803033;
 * margin model, section Fixed at entry.
 *
 * @param schedule brackets of the value at entry; maintenance amounts are not deducted
 * @param takerFeeRate τ, fraction of value, in [0, 1)
 * @param tickSize step of the price grid, quote per base, above 0
 */
public record KucoinV1(TierSchedule schedule, BigDecimal takerFeeRate, BigDecimal tickSize)
    implements PrintedAtTick {
  public KucoinV1 {
    Require.feeRate("takerFeeRate", takerFeeRate);
    Require.above0("tickSize", tickSize);
  }

  @Override
  public Fraction formulaRequirement(IsolatedPosition position) {
    return schedule.rateOnEntry(position).plus(frozenFee(position, takerFeeRate));
  }

  /** {@inheritDoc} Where what was posted and added is gone, rounded away from the entry. */
  @Override
  public Optional<PriceRoot> bankruptcyPrice(IsolatedPosition position) {
    return position
        .priceOf(position.equityLine(position.posted()).bankruptcy())
        .flatMap(root -> root.onGrid(tickSize, PriceRoot.awayFromTheEntry(position.side())));
  }

  /** {@inheritDoc} Frozen at entry: τ (C + C / L + A / (1 - τ)). */
  @Override
  public Optional<Fraction> feeToClose(IsolatedPosition position, BigDecimal rate) {
    return position.terms().leverage().map(_ -> frozenFee(position, rate));
  }

  /** What is added later pays, out of itself, for the larger fee it causes. */
  private static Fraction frozenFee(IsolatedPosition position, BigDecimal rate) {
    VenueTerms terms = position.terms();
    Fraction added = Fraction.of(terms.addedMargin(), BigDecimal.ONE.subtract(rate));
    Fraction initial = position.entryValue().dividedBy(terms.requiredLeverage());
    return position.entryValue().plus(initial).plus(added).times(rate);
  }
}
