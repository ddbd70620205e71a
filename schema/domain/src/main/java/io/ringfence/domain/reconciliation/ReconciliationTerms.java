package io.ringfence.domain.reconciliation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/**
 * What neither the payload nor the rule pack says.
 *
 * @param takerFeeRate the account's own taker rate, a fraction of value in [0, 1); takes the place
 *     of the pack's public one where the venue puts a fee into its formulas
 * @param tickSize step of the instrument's prices, quote per base, above 0
 * @param notBefore a payload that cannot be shown to be of this instant or later is stale
 */
public record ReconciliationTerms(
    Optional<BigDecimal> takerFeeRate, Optional<BigDecimal> tickSize, Optional<Instant> notBefore) {
  /** Nothing beyond payload and pack. */
  public static final ReconciliationTerms NONE =
      new ReconciliationTerms(Optional.empty(), Optional.empty(), Optional.empty());

  public ReconciliationTerms {
    takerFeeRate.ifPresent(
        it -> {
          if (it.signum() < 0 || it.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(
                "takerFeeRate must lie in [0, 1), was " + it.toPlainString());
          }
        });
    tickSize.ifPresent(
        it -> {
          if (it.signum() <= 0) {
            throw new IllegalArgumentException("tickSize must be > 0, was " + it.toPlainString());
          }
        });
  }
}
