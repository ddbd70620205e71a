package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The {@code bitmex} generation: R = ⌈m C + ⌈τ (C + C / L)⌉⌉, each rounded up to the settlement
 * asset's digits, or the maintenance margin the venue printed, with m of the risk-limit step that
 * holds the value at entry C. LP where V = C - σ (W - R), BP where V = C - σ (C / L + A), A the
 * margin added since; both rounded to the tick towards the entry, and the mark reaching the printed
 * LP liquidates. C is the cost the venue booked, rounded up for each fill. Settlement asset.
 * Source: bitmex.com/app/isolatedMarginExamples, /app/liquidation; two live payloads; margin model,
 * section Fixed at entry.
 *
 * @param schedule risk-limit steps of the value at entry; no amount is deducted
 * @param takerFeeRate τ, fraction of value, in [0, 1)
 * @param tickSize step of the price grid, quote per base, above 0
 */
public record Bitmex(TierSchedule schedule, BigDecimal takerFeeRate, BigDecimal tickSize)
    implements PrintedAtTick {
  public Bitmex {
    Require.feeRate("takerFeeRate", takerFeeRate);
    Require.above0("tickSize", tickSize);
  }

  @Override
  public Fraction formulaRequirement(IsolatedPosition position) {
    Fraction maintenance = schedule.rateOnEntry(position).plus(commission(position, takerFeeRate));
    return Fraction.of(roundedUp(position, maintenance));
  }

  /** {@inheritDoc} Where what was posted and added is gone, rounded towards the entry. */
  @Override
  public Optional<PriceRoot> bankruptcyPrice(IsolatedPosition position) {
    return position
        .priceOf(position.equityLine(position.posted()).bankruptcy())
        .flatMap(root -> root.onGrid(tickSize, PriceRoot.towardsTheEntry(position.side())));
  }

  /** {@inheritDoc} ⌈τ (C + C / L)⌉, the venue's {@code posComm}. */
  @Override
  public Optional<Fraction> feeToClose(IsolatedPosition position, BigDecimal rate) {
    return position.terms().leverage().map(_ -> Fraction.of(commission(position, rate)));
  }

  private static BigDecimal commission(IsolatedPosition position, BigDecimal rate) {
    Fraction cost = position.entryValue();
    Fraction initial = cost.dividedBy(position.terms().requiredLeverage());
    return roundedUp(position, cost.plus(initial).times(rate));
  }

  private static BigDecimal roundedUp(IsolatedPosition position, Fraction amount) {
    return amount.rounded(position.contract().settlementScale(), RoundingMode.CEILING);
  }
}
