package io.ringfence.reporting.report;

import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.NodeCapitalQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a node may still allot: its capital, what of it is at risk, what came free since the day
 * cut, and what a day of funding would do.
 *
 * @param node node
 * @param asset settlement asset of the amounts
 * @param capital what the node calls its capital in the asset; empty: not said
 * @param atRisk open capital at risk
 * @param today what went into its wallets and out of them since the day cut
 * @param forecast funding of a day if every open position's last settlement repeats
 */
public record CapitalLine(
    String node,
    String asset,
    Optional<BigDecimal> capital,
    BigDecimal atRisk,
    CashFlow today,
    Forecast forecast) {
  private static final BigDecimal HOURS_A_DAY = BigDecimal.valueOf(24);
  private static final int SCALE = 18;
  private static final int SHARE_SCALE = 6;

  /**
   * Funding that may come.
   *
   * @param funding received by positions it is known of; below 0: paid
   * @param unknown open positions without a settlement yet, or whose venue does not say how often
   */
  public record Forecast(BigDecimal funding, long unknown) {
    private static final Forecast NOTHING = new Forecast(BigDecimal.ZERO, 0);

    /** Of all positions; empty: of some it is unknown, so the sum is. */
    public Optional<BigDecimal> whole() {
      return unknown == 0 ? Optional.of(funding) : Optional.empty();
    }

    private Forecast plus(Forecast other) {
      return new Forecast(funding.add(other.funding), unknown + other.unknown);
    }
  }

  private record Place(String node, String asset) {}

  /** Lines of the report's nodes, by node and asset. */
  public static List<CapitalLine> of(RiskReport report, Insights insights) {
    NodeFlows.ByPlace flows = NodeFlows.of(insights);
    Instant asOf = report.facts().run().asOf();
    Map<Place, Forecast> forecasts = forecasts(report, insights);
    return report.facts().nodes().stream()
        .map(
            node -> {
              Place place = new Place(node.node(), node.settlementAsset());
              return new CapitalLine(
                  node.node(),
                  node.settlementAsset(),
                  capital(node, insights),
                  node.exposure().openCapitalAtRisk(),
                  flows
                      .of(node.node(), node.settlementAsset())
                      .on(insights.proofs().cuts().of(node.node()).dayOf(asOf)),
                  forecasts.getOrDefault(place, Forecast.NOTHING));
            })
        .toList();
  }

  private static Optional<BigDecimal> capital(DesksAtQuery.Row node, Insights insights) {
    return insights.proofs().capital().stream()
        .filter(row -> row.node().equals(node.node()))
        .filter(row -> row.currency().equals(node.settlementAsset()))
        .map(NodeCapitalQuery.Row::amount)
        .findFirst();
  }

  private static Map<Place, Forecast> forecasts(RiskReport report, Insights insights) {
    Map<String, BigDecimal> last = TroubleLine.lastFunding(insights.changes());
    Map<Place, Forecast> forecasts = new HashMap<>();
    for (PositionLine line : report.positions()) {
      Forecast own = forecast(line, last);
      for (NodePath node : line.facts().node().upwards()) {
        forecasts.merge(
            new Place(node.toString(), line.row().settlementAsset()), own, Forecast::plus);
      }
    }
    return forecasts;
  }

  private static Forecast forecast(PositionLine line, Map<String, BigDecimal> last) {
    BigDecimal settlement = last.get(TroubleLine.episode(line));
    Optional<BigDecimal> hours = line.rules().funding().intervalHours();
    return settlement == null || hours.isEmpty()
        ? new Forecast(BigDecimal.ZERO, 1)
        : new Forecast(
            settlement.multiply(HOURS_A_DAY).divide(hours.get(), SCALE, RoundingMode.HALF_UP), 0);
  }

  /** What came out of the wallets since the day cut; empty: a result of it is unknown. */
  public Optional<BigDecimal> freed() {
    return today.isKnown() ? Optional.of(today.out()) : Optional.empty();
  }

  /** Capital that is not at risk; below 0: more is at risk than there is; empty: not said. */
  public Optional<BigDecimal> free() {
    return capital.map(of -> of.subtract(atRisk));
  }

  /** At risk by capital; empty: no capital was said, or none there is. */
  public Optional<BigDecimal> share() {
    return capital
        .filter(of -> of.signum() > 0)
        .map(of -> atRisk.divide(of, SHARE_SCALE, RoundingMode.HALF_UP));
  }
}
