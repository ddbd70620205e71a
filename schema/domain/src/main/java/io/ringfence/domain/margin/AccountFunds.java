package io.ringfence.domain.margin;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account could put into a position, settlement asset; absent is unknown.
 *
 * @param available free balance as the venue reports it
 * @param crossWallet wallet balance outside isolated positions
 * @param reserved initial margin of isolated open orders and maintenance margin of cross positions
 *     together
 */
public record AccountFunds(
    Optional<BigDecimal> available,
    Optional<BigDecimal> crossWallet,
    Optional<BigDecimal> reserved) {
  /** Only the free balance is known. */
  public static AccountFunds ofAvailable(BigDecimal available) {
    return new AccountFunds(Optional.of(available), Optional.empty(), Optional.empty());
  }
}
