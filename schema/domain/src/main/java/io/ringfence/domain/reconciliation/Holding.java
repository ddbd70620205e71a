package io.ringfence.domain.reconciliation;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a payload says a position is; absent is unknown, never 0.
 *
 * @param quantity as the venue counts it, above 0
 * @param entryPrice average entry, quote per base, above 0, with the digits the venue computes with
 * @param wallet margin posted to it
 * @param leverage leverage chosen, above 0
 * @param mark the venue's mark at the moment of the payload, quote per base, above 0
 */
public record Holding(
    BigDecimal quantity,
    Optional<Reading> entryPrice,
    Wallet wallet,
    Optional<BigDecimal> leverage,
    Optional<BigDecimal> mark) {
  public Holding {
    requireAbove0("quantity", quantity);
    entryPrice.ifPresent(it -> requireAbove0("entryPrice", it.figure()));
    leverage.ifPresent(it -> requireAbove0("leverage", it));
    mark.ifPresent(it -> requireAbove0("mark", it));
  }

  private static void requireAbove0(String field, BigDecimal figure) {
    if (figure.signum() <= 0) {
      throw new IllegalArgumentException(field + " must be > 0, was " + figure.toPlainString());
    }
  }
}
