package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.budget.ConversionRate;
import io.ringfence.reporting.query.DayCutsQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.RatesAtQuery;
import io.ringfence.reporting.query.Vantage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * How the report's nodes stood, and what assets were worth, when their days began.
 *
 * @param nodes nodes by the instant their day began, as the stream stored them
 * @param rates conversion rates by instant, those of the report's among them
 */
public record Beginnings(
    Map<Instant, List<DesksAtQuery.Row>> nodes, Map<Instant, List<ConversionRate>> rates) {
  /** Nothing was asked. */
  public static final Beginnings NONE = new Beginnings(Map.of(), Map.of());

  /** From this age on a rate is stale. */
  private static final Duration STALE_AFTER = Duration.ofDays(1);

  public Beginnings {
    nodes = Map.copyOf(nodes);
    rates = Map.copyOf(rates);
  }

  /** Reads them for a report whose instant is the vantage's. */
  static Beginnings of(
      DSLContext clickhouse, DeskScope scope, RiskReport report, DayCutsQuery.Cuts cuts) {
    String id = report.facts().run().runId();
    Vantage to = report.facts().subject().vantage();
    Map<Instant, List<DesksAtQuery.Row>> nodes = new TreeMap<>();
    Map<Instant, List<ConversionRate>> rates = new TreeMap<>();
    RatesAtQuery ratesAt = new RatesAtQuery(clickhouse, scope);
    rates.put(to.asOf(), ratesAt.at(id, to));
    for (DesksAtQuery.Row node : report.facts().nodes()) {
      Instant start = cuts.of(node.node()).startOf(to.asOf());
      nodes.computeIfAbsent(start, at -> new DesksAtQuery(clickhouse, scope).at(id, to.at(at)));
      rates.computeIfAbsent(start, at -> ratesAt.at(id, to.at(at)));
    }
    return new Beginnings(nodes, rates);
  }

  /** A node as it stood when its day began; empty: it held nothing then. */
  Optional<DesksAtQuery.Row> node(Instant start, String node, String asset) {
    return nodes.getOrDefault(start, List.of()).stream()
        .filter(row -> row.node().equals(node) && row.settlementAsset().equals(asset))
        .findFirst();
  }

  /** What one unit of an asset was in a currency; empty: no rate, or one of a day before. */
  Optional<BigDecimal> rate(Instant at, String asset, String currency) {
    return rates.getOrDefault(at, List.of()).stream()
        .filter(rate -> rate.pair().base().equals(asset) && rate.pair().quote().equals(currency))
        .filter(rate -> at.isBefore(rate.occurredAt().plus(STALE_AFTER)))
        .map(ConversionRate::rate)
        .findFirst();
  }
}
