package io.ringfence.domain.reallocation;

import io.ringfence.domain.quantity.PositionKey;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

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

  /** What each position of a pool can give. */
  static Map<PositionKey, BigDecimal> all(Pool pool, ReallocationPolicy policy) {
    Map<PositionKey, BigDecimal> all = new HashMap<>();
    pool.positions().forEach(one -> all.put(one.key(), of(one, policy)));
    return all;
  }

  /** The same for another distance to keep. */
  static BigDecimal above(PoolPosition position, ReallocationPolicy policy, BigDecimal distance) {
    if (position.facts().labels().pairId() != null || position.outlook().barred() != null) {
      return BigDecimal.ZERO;
    }
    BigDecimal slack = position.slackAt(distance);
    if (slack.signum() <= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal drifted = position.at(position.priceAt(policy.removalCushion())).removable();
    BigDecimal floor = drifted.min(position.removable());
    return policy.roundedDown(slack.min(floor).max(BigDecimal.ZERO));
  }
}
