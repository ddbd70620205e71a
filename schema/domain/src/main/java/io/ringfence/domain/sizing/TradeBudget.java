package io.ringfence.domain.sizing;

import java.math.BigDecimal;

/**
 * What one trade may lose.
 *
 * @param capital capital of the node, settlement asset, above 0
 * @param atRisk part of it that may be lost, fraction, in (0, 1]
 */
public record TradeBudget(BigDecimal capital, BigDecimal atRisk) {
  public TradeBudget {
    Figure.requireAbove0("capital", capital);
    Figure.requireAbove0("atRisk", atRisk);
    if (atRisk.compareTo(BigDecimal.ONE) > 0) {
      throw new IllegalArgumentException("atRisk must be <= 1, was " + atRisk.toPlainString());
    }
  }

  /** Capital times the part at risk, settlement asset, exact. */
  public BigDecimal amount() {
    return capital.multiply(atRisk);
  }
}
