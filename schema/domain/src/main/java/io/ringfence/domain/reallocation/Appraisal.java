package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;

/**
 * What lifting a position to its target takes and saves. What those who give lose by it is not in
 * it: that depends on who gives.
 *
 * @param position position below its target
 * @param need margin that lifts it, at least the minimum transfer, a multiple of the step
 * @param saved its expected burned margin without the move less with it, weighted by conviction,
 *     settlement asset, exact; below 0 where more would be put at risk than is saved
 */
public record Appraisal(PoolPosition position, BigDecimal need, Fraction saved) {
  /** Appraises a position below its target. */
  static Appraisal of(PoolPosition position, ReallocationPolicy policy) {
    BigDecimal missing = position.slackAt(Distances.target(policy, position)).negate();
    BigDecimal need = policy.roundedUp(missing).max(policy.roundedUp(policy.minimumTransfer()));
    return new Appraisal(
        position, need, new ExpectedBurn(policy).saved(position, BigDecimal.ZERO, need));
  }

  /** Whether anything is saved, whoever gives. */
  boolean isWorth() {
    return saved.signum() >= 0;
  }

  /** Below 0 where this saves more for each unit than the other; exact, nothing is divided. */
  int compareEfficiency(Appraisal other) {
    return other.saved.times(need).compareTo(saved.times(other.need));
  }
}
