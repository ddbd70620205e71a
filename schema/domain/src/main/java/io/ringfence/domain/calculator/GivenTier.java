package io.ringfence.domain.calculator;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * One bracket as a case writes it.
 *
 * @param floor exclusive lower bound, at least 0: settlement asset, or contracts where the venue
 *     counts them
 * @param cap inclusive upper bound; empty: without end, for a last bracket only
 * @param mmr maintenance rate, fraction of value, in (0, 1)
 * @param maintenanceAmount deduction, settlement asset, at least 0; empty: not printed
 * @param maxLeverage highest leverage in it, at least 1; empty: not printed
 */
public record GivenTier(
    BigDecimal floor,
    Optional<BigDecimal> cap,
    BigDecimal mmr,
    Optional<BigDecimal> maintenanceAmount,
    Optional<BigDecimal> maxLeverage) {
  /** The deduction; a bracket that prints none deducts nothing. */
  BigDecimal amount() {
    return maintenanceAmount.orElse(BigDecimal.ZERO);
  }

  /** Whether a figure does not lie beyond the cap. */
  boolean reaches(BigDecimal figure) {
    return cap.isEmpty() || figure.compareTo(cap.get()) <= 0;
  }
}
