package io.ringfence.reporting.mandate;

import io.ringfence.domain.mode.ModePolicy;
import io.ringfence.domain.reallocation.Aims;
import java.math.BigDecimal;
import java.util.Map;
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
 * @param batches what a batch may do
 * @param modes which margin mode positions should have
 */
public record Conduct(
    Aims.@Nullable Costs costs,
    @Nullable Set<Aims.Stance> policies,
    @Nullable BigDecimal harvestDistance,
    @Nullable Press press,
    @Nullable Batches batches,
    @Nullable ModePolicy modes) {
  /** Nothing is said. */
  static final Conduct NOTHING = new Conduct(null, null, null, null, null, null);

  /**
   * What a batch of moves may do.
   *
   * @param mostMoves most moves of a batch, above 0; absent: no limit
   * @param tolerances by how much a batch may raise the expected shortfall of burned margin, or the
   *     worst of the recorded crashes, without the risk desk, by settlement asset; of others: not
   */
  public record Batches(@Nullable Integer mostMoves, Map<String, BigDecimal> tolerances) {
    public Batches {
      tolerances = Map.copyOf(tolerances);
    }
  }

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
