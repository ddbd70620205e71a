package io.ringfence.domain.margin;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * The {@code nautilus} generation, that of the trading engine's LeveragedMarginModel: both margins
 * are a rate on the value divided by the leverage, rate C / L at entry and rate V / L at the mark.
 * No venue divides maintenance by the leverage: the figures serve to compare with that engine, not
 * to trade. Nothing is rounded, equality liquidates. Settlement asset. Source: nautilus_trader
 * tests/unit_tests/accounting/test_margin.py at a95c804; margin model, section Rate by leverage.
 *
 * @param rate initial or maintenance rate, whichever figure is asked, fraction, in (0, 1)
 */
public record Nautilus(BigDecimal rate) implements MarginModel {
  public Nautilus {
    Require.above0("rate", rate);
    Require.below1("rate", rate);
  }

  /** {@inheritDoc} One tier with the rate before it is divided. */
  @Override
  public TierSchedule schedule() {
    return new TierSchedule(
        TierSchedule.Kind.WHOLE_POSITION,
        List.of(
            new MaintenanceTier(
                BigDecimal.ZERO, Optional.empty(), rate, BigDecimal.ZERO, BigDecimal.ONE)));
  }

  @Override
  public Fraction requirementOf(IsolatedPosition position, Fraction value) {
    return byLeverage(position).requirement(value);
  }

  @Override
  public TriggerEquality equality() {
    return TriggerEquality.LIQUIDATES;
  }

  /** {@inheritDoc} rate C / L. */
  @Override
  public Optional<Fraction> initialMargin(IsolatedPosition position) {
    return position.initialMargin().map(it -> it.times(rate));
  }

  @Override
  public Fraction maintenanceMargin(IsolatedPosition position, BigDecimal price) {
    return byLeverage(position).maintenance(price);
  }

  @Override
  public Optional<PriceRoot> liquidationPrice(IsolatedPosition position, BigDecimal from) {
    return byLeverage(position).liquidationPrice();
  }

  private ByLeverage byLeverage(IsolatedPosition position) {
    return new ByLeverage(position, rate, BigDecimal.ZERO);
  }
}
