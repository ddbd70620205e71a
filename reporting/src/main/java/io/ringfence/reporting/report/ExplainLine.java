package io.ringfence.reporting.report;

import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.explain.DistanceChange;
import io.ringfence.domain.explain.DistanceState;
import io.ringfence.domain.explain.WalletFlows;
import io.ringfence.domain.margin.MarginExposure;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a position's distance to liquidation is what it is.
 *
 * @param line the position now
 * @param change what changed it since, cause by cause
 */
public record ExplainLine(PositionLine line, DistanceChange change) {
  /** Most positions whose change is explained. */
  public static final int MOST = 50;

  /**
   * Positions nearest to liquidation, each with its change since the instant of the insights.
   *
   * @param most how many, at most {@link #MOST}
   */
  public static List<ExplainLine> of(RiskReport report, Insights insights, int most) {
    Map<String, PositionLine> before = new HashMap<>();
    insights.before().forEach(line -> before.put(line.key().toString(), line));
    Map<String, CashFlow> flows = flows(insights);
    return report.positions().stream()
        .filter(line -> line.distance().isPresent())
        .limit(most)
        .map(
            line ->
                new ExplainLine(
                    line,
                    change(
                        before.get(line.key().toString()),
                        line,
                        flows.getOrDefault(line.key().toString(), CashFlow.NOTHING),
                        insights.since())))
        .toList();
  }

  private static DistanceChange change(
      @Nullable PositionLine before, PositionLine now, CashFlow flow, Instant since) {
    if (before == null || before.row().episode() != now.row().episode()) {
      return new DistanceChange.Unexplained(
          "opened since " + Words.time(since) + ": there was no distance before");
    }
    MarginExposure then = before.exposure();
    MarginExposure present = now.exposure();
    if (then == null || present == null) {
      return new DistanceChange.Unexplained("there was no mark before");
    }
    return DistanceChange.between(
        state(before, then), state(now, present), new WalletFlows(flow.funding(), flow.fees()));
  }

  private static DistanceState state(PositionLine line, MarginExposure exposure) {
    return new DistanceState(line.rules(), exposure.position(), exposure.markPrice());
  }

  /** What went through the wallets since: what accounts paid or received moved no distance. */
  private static Map<String, CashFlow> flows(Insights insights) {
    Map<String, CashFlow> flows = new HashMap<>();
    CashEntry.each(
        insights,
        entry -> {
          if (entry.change().at().isAfter(insights.since())) {
            flows.merge(entry.change().positionKey(), entry.flow(), CashFlow::plus);
          }
        });
    return flows;
  }
}
