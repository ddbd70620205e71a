package io.ringfence.domain.reallocation;

import java.math.BigDecimal;

/** What positions have to spare. */
final class Spares {
  private Spares() {}

  /**
   * What a position can give and still stand at the donor distance and above the venue's floor,
   * also after the mark has drifted by the cushion against it; on the step, at least 0. A leg of a
   * pair gives nothing, nor does what is barred.
   */
  static BigDecimal of(PoolPosition position, ReallocationPolicy policy) {
    return above(position, policy, Distances.donor(policy, position));
  }

  /** The same for another distance to keep. */
  static BigDecimal above(PoolPosition position, ReallocationPolicy policy, BigDecimal distance) {
    if (position.facts().labels().pairId() != null || position.outlook().barred() != null) {
      return BigDecimal.ZERO;
    }
    BigDecimal drifted =
        position.at(position.priceAt(policy.removalCushion())).exposure().removableMargin();
    BigDecimal floor = drifted.min(position.exposure().removableMargin());
    return policy.roundedDown(position.slackAt(distance).min(floor).max(BigDecimal.ZERO));
  }
}
