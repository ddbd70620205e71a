package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;

/**
 * Expected burned margin of positions: the wallet times the probability of liquidation within the
 * horizon, weighted by conviction. Where that probability is unknown the wallet counts in full
 * below the target and not at all at it. Source: risk definitions, Moving margin.
 */
record ExpectedBurn(ReallocationPolicy policy) {
  /** With the wallet changed by a signed amount, settlement asset, exact, at least 0. */
  Fraction of(PoolPosition position, BigDecimal change) {
    BigDecimal wallet = position.wallet().add(change).max(BigDecimal.ZERO);
    return probability(position, change).times(wallet).times(weight(position));
  }

  /** What a change of the wallet saves, settlement asset, exact; below 0: more is at risk. */
  Fraction saved(PoolPosition position, BigDecimal before, BigDecimal after) {
    return of(position, before).minus(of(position, after));
  }

  /**
   * What each unit a donor gives lowers its own expected burn by, at most: with less margin it is
   * liquidated at least as likely as before, so no more than the unit's own share of it.
   */
  Fraction mostFreedByUnit(PoolPosition donor) {
    return probability(donor, BigDecimal.ZERO).times(weight(donor));
  }

  private Fraction probability(PoolPosition position, BigDecimal change) {
    return position
        .hitProbability(change)
        .orElseGet(
            () ->
                position.with(change).slackAt(Distances.target(policy, position)).signum() < 0
                    ? Fraction.of(BigDecimal.ONE)
                    : Fraction.ZERO);
  }

  private BigDecimal weight(PoolPosition position) {
    return policy.aims().weight(position.facts().labels().conviction());
  }
}
