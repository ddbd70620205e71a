package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A venue's own margin ratio, for display beside its screens only: some grow with danger, some with
 * health, and none is compared with another. What decides inside is {@link MarginRatio}. Exact;
 * empty where the divisor is 0. Below 0 where equity is. Margin model, section How near.
 */
public sealed interface VenueRatio {
  /** The ratio at a mark, fraction. */
  Optional<Fraction> of(MarginModel model, IsolatedPosition position, BigDecimal mark);

  /** The word for it in files. */
  String code();

  /** MM / M: grows with danger, 1 liquidates. Binance, Aster. */
  record MaintenanceToEquity() implements VenueRatio {
    @Override
    public Optional<Fraction> of(MarginModel model, IsolatedPosition position, BigDecimal mark) {
      return quotient(model.maintenanceMargin(position, mark), position.exactEquity(mark));
    }

    @Override
    public String code() {
      return "mm/equity";
    }
  }

  /**
   * M / (MM + τ V): grows with health, 1 liquidates. OKX.
   *
   * @param takerFeeRate τ, the account's own, fraction of value
   */
  record EquityToRequirement(BigDecimal takerFeeRate) implements VenueRatio {
    @Override
    public Optional<Fraction> of(MarginModel model, IsolatedPosition position, BigDecimal mark) {
      Fraction fee = position.value(mark).times(takerFeeRate);
      return quotient(
          position.exactEquity(mark), model.maintenanceMargin(position, mark).plus(fee));
    }

    @Override
    public String code() {
      return "equity/(mm+fee)";
    }
  }

  /** M / V: grows with health, the maintenance rate liquidates. Bluefin, Bitget. */
  record EquityToNotional() implements VenueRatio {
    @Override
    public Optional<Fraction> of(MarginModel model, IsolatedPosition position, BigDecimal mark) {
      return quotient(position.exactEquity(mark), position.value(mark));
    }

    @Override
    public String code() {
      return "equity/notional";
    }
  }

  /**
   * M / (V / L) - adjust: grows with health, 0 liquidates; empty without a leverage. HTX.
   *
   * @param adjustFactor adjust, fraction
   */
  record EquityToInitialLessAdjust(BigDecimal adjustFactor) implements VenueRatio {
    @Override
    public Optional<Fraction> of(MarginModel model, IsolatedPosition position, BigDecimal mark) {
      Fraction equity = position.exactEquity(mark);
      return position
          .terms()
          .leverage()
          .flatMap(leverage -> quotient(equity.times(leverage), position.value(mark)))
          .map(ratio -> ratio.minus(adjustFactor));
    }

    @Override
    public String code() {
      return "htx";
    }
  }

  private static Optional<Fraction> quotient(Fraction dividend, Fraction divisor) {
    return divisor.signum() == 0 ? Optional.empty() : Optional.of(dividend.dividedBy(divisor));
  }
}
