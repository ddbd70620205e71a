package io.ringfence.reporting.mandate;

import io.ringfence.domain.reallocation.Aims;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What moves may cost and which policies are followed; absent: as the node above, at the firm as
 * the build has it.
 *
 * @param costs what moving and trading cost
 * @param policies policies that are followed
 * @param harvestDistance distance above which margin is given back, fraction of the mark
 * @param press when positions are strengthened
 */
public record Conduct(
    Aims.@Nullable Costs costs,
    @Nullable Set<Aims.Stance> policies,
    @Nullable BigDecimal harvestDistance,
    @Nullable Press press) {
  /** Nothing is said. */
  static final Conduct NOTHING = new Conduct(null, null, null, null);

  /**
   * When positions are strengthened.
   *
   * @param distance to which, fraction of the mark, in (0, 1)
   * @param trendHours hours the trend is measured over
   * @param leastTrend least trend in the position's favour, in sigma of these hours, above 0
   */
  public record Press(BigDecimal distance, int trendHours, BigDecimal leastTrend) {}

  /** Whether it says nothing. */
  boolean isSilent() {
    return equals(NOTHING);
  }
}
