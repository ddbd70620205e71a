package io.ringfence.domain.sizing;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Leverage and margin from each other. Ratios are rounded up at 18 digits: gearing is never
 * understated.
 */
public final class Gearing {
  private Gearing() {}

  /**
   * Margin that a leverage asks for, V / L, settlement asset; rounded up where it does not end.
   *
   * @param quantity as the venue counts it, above 0
   * @param price quote per base, above 0
   * @param leverage above 0
   */
  public static BigDecimal margin(
      Contract contract, BigDecimal quantity, BigDecimal price, BigDecimal leverage) {
    Figure.requireAbove0("leverage", leverage);
    return contract.charged(value(contract, quantity, price).dividedBy(leverage));
  }

  /**
   * Leverage that a margin amounts to, V / margin.
   *
   * @param quantity as the venue counts it, above 0
   * @param price quote per base, above 0
   * @param margin settlement asset, above 0
   */
  public static BigDecimal leverage(
      Contract contract, BigDecimal quantity, BigDecimal price, BigDecimal margin) {
    Figure.requireAbove0("margin", margin);
    return shown(value(contract, quantity, price).dividedBy(margin));
  }

  /** Effective leverage V(P) / M(P); empty where equity is at most 0. */
  public static Optional<BigDecimal> effectiveLeverage(IsolatedPosition position, BigDecimal mark) {
    return perEquity(position, mark, position.value(mark));
  }

  /**
   * Initial requirement by equity, V(P) / (L M(P)); above 1 the venue would not let the position be
   * opened. Empty where equity is at most 0.
   *
   * @param leverage leverage set for the position, above 0
   */
  public static Optional<BigDecimal> utilisation(
      IsolatedPosition position, BigDecimal mark, BigDecimal leverage) {
    Figure.requireAbove0("leverage", leverage);
    return perEquity(position, mark, position.value(mark).dividedBy(leverage));
  }

  private static Optional<BigDecimal> perEquity(
      IsolatedPosition position, BigDecimal mark, Fraction amount) {
    Fraction equity = position.exactEquity(mark);
    return equity.signum() <= 0 ? Optional.empty() : Optional.of(shown(amount.dividedBy(equity)));
  }

  private static Fraction value(Contract contract, BigDecimal quantity, BigDecimal price) {
    Figure.requireAbove0("quantity", quantity);
    Figure.requireAbove0("price", price);
    return contract.value(contract.size(quantity), price);
  }

  private static BigDecimal shown(Fraction ratio) {
    return ratio.rounded(Precision.RATIO_SCALE, RoundingMode.CEILING);
  }
}
