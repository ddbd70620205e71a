package io.ringfence.domain.sizing;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.operation.FeePayer;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;

/**
 * What the venue asks of a fill.
 *
 * @param quantityStep quantities are multiples of it, above 0
 * @param takerFeeRate fee of a fill, fraction of its value, at least 0
 * @param feePayer who pays the fee of the opening fill
 */
public record TradeCosts(BigDecimal quantityStep, BigDecimal takerFeeRate, FeePayer feePayer) {
  public TradeCosts {
    Figure.requireAbove0("quantityStep", quantityStep);
    Figure.requireNotNegative("takerFeeRate", takerFeeRate);
  }

  /** Fee of a fill, settlement asset; rounded up where it does not end. */
  BigDecimal fee(Contract contract, Fraction value) {
    return contract.charged(value.times(takerFeeRate));
  }

  /** Fee of the opening fill for each unit of its margin that stands outside the wallet. */
  BigDecimal outsideForMargin(BigDecimal leverage) {
    return switch (feePayer) {
      case WALLET -> BigDecimal.ZERO;
      case ACCOUNT -> takerFeeRate.multiply(leverage);
    };
  }

  /** The part of an opening fee the wallet pays. */
  BigDecimal fromWallet(BigDecimal fee) {
    return switch (feePayer) {
      case WALLET -> fee;
      case ACCOUNT -> BigDecimal.ZERO;
    };
  }
}
