package io.ringfence.reporting.report;

import io.ringfence.domain.position.StopCoverage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The stop of a position, and whether what can be lost is what was planned.
 *
 * @param line the position
 * @param coverage what its stop does
 * @param gapInSigmas way from the stop to the liquidation price in standard deviations of eight
 *     hours, two digits; empty: unknown, or no liquidation price
 * @param sizing what can be lost beside what was planned
 */
public record StopLine(
    PositionLine line, StopCoverage coverage, Optional<BigDecimal> gapInSigmas, Sizing sizing) {
  /** What can be lost, the lifetime cap, beside the most the trader planned to lose. */
  public enum Sizing {
    /** The whole margin is no more than was planned to be lost. */
    WITHIN_PLAN,
    /** The margin is more than was planned, but a working stop ends it before. */
    HELD_BY_STOP,
    /** More than was planned can be lost, and no stop is in between. */
    BEYOND_PLAN,
    /** No plan is known. */
    NO_PLAN
  }

  /** What protects least first, then the nearest to liquidation. */
  private static final Comparator<StopLine> WORST =
      Comparator.comparing((StopLine it) -> it.coverage().finding())
          .thenComparing(StopLine::line, PositionLine.BY_DISTANCE);

  /** A line for each position. */
  public static List<StopLine> of(RiskReport report, Insights insights) {
    RecordedBars bars = RecordedBars.of(insights.hours());
    return report.positions().stream().map(line -> of(line, bars)).sorted(WORST).toList();
  }

  static StopLine of(PositionLine line, RecordedBars bars) {
    StopCoverage coverage = StopCoverage.of(line.facts(), line.exposure());
    Optional<BigDecimal> sigmas =
        bars.sigma(line.key().instrument()).flatMap(sigma -> sigmas(line, sigma.doubleValue()));
    return new StopLine(line, coverage, sigmas, sizing(line, coverage));
  }

  private static Optional<BigDecimal> sigmas(PositionLine line, double sigma) {
    BigDecimal stop = line.facts().stopPrice();
    Optional<BigDecimal> liquidation = line.liquidationPrice();
    if (stop == null || liquidation.isEmpty()) {
      return Optional.empty();
    }
    double way =
        line.key().side().sign()
            * Math.log(stop.doubleValue() / liquidation.get().doubleValue())
            / sigma;
    return Optional.of(BigDecimal.valueOf(way).setScale(2, RoundingMode.FLOOR));
  }

  private static Sizing sizing(PositionLine line, StopCoverage coverage) {
    @Nullable BigDecimal planned = line.facts().plannedMaxLoss();
    if (planned == null) {
      return Sizing.NO_PLAN;
    }
    if (line.row().economics().lifetimeCap().compareTo(planned) <= 0) {
      return Sizing.WITHIN_PLAN;
    }
    boolean isHeld =
        coverage.finding() == StopCoverage.Finding.EFFECTIVE
            && coverage.lossAtStop().filter(loss -> loss.compareTo(planned) <= 0).isPresent();
    return isHeld ? Sizing.HELD_BY_STOP : Sizing.BEYOND_PLAN;
  }
}
