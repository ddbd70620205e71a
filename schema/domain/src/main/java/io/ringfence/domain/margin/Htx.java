package io.ringfence.domain.margin;

import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The {@code htx} generation: the venue's ratio is M / (V / L) - adjust, and 0 liquidates, so R =
 * (adjust / L) V with L the leverage <em>chosen</em>: a standard equation whose rate m = adjust / L
 * is known only with the position. Valued at the last price, not at a mark; nothing is rounded and
 * the equation decides. Without a leverage the brackets' rate holds. Settlement asset. Source:
 * payloads in ccxt js/src/htx.js; margin model, section Rate by leverage.
 *
 * @param standard brackets for a position whose leverage is unknown; fee and equality of the
 *     trigger
 * @param adjustFactor adjust, fraction, in (0, 1); steps with the leverage
 */
public record Htx(StandardMargin standard, BigDecimal adjustFactor) implements MarginModel {
  public Htx {
    Require.above0("adjustFactor", adjustFactor);
    Require.below1("adjustFactor", adjustFactor);
  }

  @Override
  public TierSchedule schedule() {
    return standard.schedule();
  }

  @Override
  public Fraction requirementOf(IsolatedPosition position, Fraction value) {
    return byLeverage(position)
        .map(it -> it.requirement(value))
        .orElseGet(() -> standard.requirementOf(position, value));
  }

  @Override
  public TriggerEquality equality() {
    return standard.equality();
  }

  @Override
  public Fraction maintenanceMargin(IsolatedPosition position, BigDecimal price) {
    return byLeverage(position)
        .map(it -> it.maintenance(price))
        .orElseGet(() -> standard.maintenanceMargin(position, price));
  }

  @Override
  public Optional<PriceRoot> liquidationPrice(IsolatedPosition position, BigDecimal from) {
    return byLeverage(position)
        .map(ByLeverage::liquidationPrice)
        .orElseGet(() -> standard.liquidationPrice(position, from));
  }

  private Optional<ByLeverage> byLeverage(IsolatedPosition position) {
    return position
        .terms()
        .leverage()
        .map(_ -> new ByLeverage(position, adjustFactor, standard.triggerFeeRate()));
  }
}
