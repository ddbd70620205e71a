package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;

/**
 * What lifting a position to its target takes and saves. Expected burned margin is the wallet times
 * the probability of liquidation within the horizon; where that is unknown the wallet counts in
 * full below the target and not at all at it.
 *
 * @param position position below its target
 * @param need margin that lifts it, at least the minimum transfer, a multiple of the step
 * @param saved expected burned margin without the move less with it, weighted by conviction,
 *     settlement asset, exact; below 0 where more would be put at risk than is saved
 */
public record Appraisal(PoolPosition position, BigDecimal need, Fraction saved) {
  /** Appraises a position below its target. */
  static Appraisal of(PoolPosition position, ReallocationPolicy policy) {
    BigDecimal missing = position.slackAt(Distances.target(policy, position)).negate();
    BigDecimal need = policy.roundedUp(missing).max(policy.roundedUp(policy.minimumTransfer()));
    BigDecimal weight = policy.aims().weight(position.facts().labels().conviction());
    return new Appraisal(position, need, saved(position, need).times(weight));
  }

  private static Fraction saved(PoolPosition position, BigDecimal need) {
    Fraction now = position.hitProbability(BigDecimal.ZERO).orElse(Fraction.of(BigDecimal.ONE));
    Fraction lifted = position.hitProbability(need).orElse(Fraction.ZERO);
    return now.times(position.wallet()).minus(lifted.times(position.wallet().add(need)));
  }

  /** What the need would earn elsewhere, settlement asset: an upper bound of the move's cost. */
  BigDecimal cost(Aims.Costs costs) {
    return need.multiply(costs.cash());
  }

  /** Whether saving is worth more than moving costs. */
  boolean isWorth(BigDecimal cost) {
    return saved.signum() >= 0 && saved.compareTo(cost) >= 0;
  }

  /** Below 0 where this saves more for each unit than the other; exact, nothing is divided. */
  int compareEfficiency(Appraisal other) {
    return other.saved.times(need).compareTo(saved.times(other.need));
  }
}
