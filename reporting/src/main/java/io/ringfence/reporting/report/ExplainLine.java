package io.ringfence.reporting.report;

import io.ringfence.domain.explain.DistanceChange;
import io.ringfence.domain.explain.DistanceState;
import io.ringfence.domain.explain.WalletFlows;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.query.PositionChangesQuery;
import java.math.BigDecimal;
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
    return report.positions().stream()
        .filter(line -> line.distance().isPresent())
        .limit(most)
        .map(
            line ->
                new ExplainLine(line, change(before.get(line.key().toString()), line, insights)))
        .toList();
  }

  private static DistanceChange change(
      @Nullable PositionLine before, PositionLine now, Insights insights) {
    if (before == null || before.row().episode() != now.row().episode()) {
      return new DistanceChange.Unexplained(
          "opened since " + Words.time(insights.since()) + ": there was no distance before");
    }
    MarginExposure then = before.exposure();
    MarginExposure present = now.exposure();
    if (then == null || present == null) {
      return new DistanceChange.Unexplained("there was no mark before");
    }
    return DistanceChange.between(state(before, then), state(now, present), flows(now, insights));
  }

  private static DistanceState state(PositionLine line, MarginExposure exposure) {
    return new DistanceState(line.rules(), exposure.position(), exposure.markPrice());
  }

  private static WalletFlows flows(PositionLine line, Insights insights) {
    Instant since = insights.since();
    String key = line.key().toString();
    BigDecimal funding = BigDecimal.ZERO;
    BigDecimal fees = BigDecimal.ZERO;
    for (PositionChangesQuery.Row change : insights.changes()) {
      BigDecimal amount = change.amount();
      if (amount != null && change.at().isAfter(since) && change.positionKey().equals(key)) {
        funding = change.change().equals("funding") ? funding.add(amount) : funding;
        fees = change.change().equals("fee") ? fees.subtract(amount) : fees;
      }
    }
    return new WalletFlows(funding, fees);
  }
}
