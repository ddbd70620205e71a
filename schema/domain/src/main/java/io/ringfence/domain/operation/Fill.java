package io.ringfence.domain.operation;

import java.math.BigDecimal;

/**
 * An executed order.
 *
 * @param quantity as the venue counts it, above 0
 * @param price price of the fill, quote per base, above 0
 * @param fee fee of the whole fill, settlement asset, at least 0
 */
public record Fill(BigDecimal quantity, BigDecimal price, BigDecimal fee) {
  public Fill {
    Operation.requireAbove0("quantity", quantity);
    Operation.requireAbove0("price", price);
    if (fee.signum() < 0) {
      throw new IllegalArgumentException("fee must be >= 0, was " + fee);
    }
  }

  /** A fill without a fee. */
  public Fill(BigDecimal quantity, BigDecimal price) {
    this(quantity, price, BigDecimal.ZERO);
  }
}
