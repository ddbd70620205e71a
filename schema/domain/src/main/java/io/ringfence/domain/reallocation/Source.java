package io.ringfence.domain.reallocation;

import java.math.BigDecimal;

/** Where margin comes from. */
public sealed interface Source {
  /** The account's free balance. */
  record FreeBalance() implements Source {}

  /**
   * Another position of the pool.
   *
   * @param position the donor
   * @param givenBefore what earlier moves of the batch already take from it, settlement asset
   */
  record Donor(PoolPosition position, BigDecimal givenBefore) implements Source {}
}
