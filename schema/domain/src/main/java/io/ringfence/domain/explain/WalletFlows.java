package io.ringfence.domain.explain;

import java.math.BigDecimal;

/**
 * What changed a wallet between two states without the holder moving margin.
 *
 * @param funding funding the wallet received, settlement asset; below 0 where it paid
 * @param fees fees the wallet paid, settlement asset, at least 0
 */
public record WalletFlows(BigDecimal funding, BigDecimal fees) {
  /** Nothing. */
  public static final WalletFlows NONE = new WalletFlows(BigDecimal.ZERO, BigDecimal.ZERO);

  public WalletFlows {
    if (fees.signum() < 0) {
      throw new IllegalArgumentException("fees must be >= 0, was " + fees.toPlainString());
    }
  }
}
