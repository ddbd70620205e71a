package io.ringfence.reporting.report;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.budget.ConversionRate;
import io.ringfence.domain.cash.Profit;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.reporting.query.DayCutsQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RatesAtQuery;
import io.ringfence.reporting.query.Vantage;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jooq.DSLContext;

/**
 * How the report's nodes stood, and what assets were worth, when their days began.
 *
 * @param nodes nodes by the instant their day began, as the stream stored them
 * @param episodes open positions by the same instants, at their marks then; none of more positions
 *     than a sheet has lines
 * @param rates conversion rates by instant, those of the report's among them
 */
public record Beginnings(
    Map<Instant, List<DesksAtQuery.Row>> nodes,
    Map<Instant, Map<Episode, Profit.Standing>> episodes,
    Map<Instant, List<ConversionRate>> rates) {
  /** Nothing was asked. */
  public static final Beginnings NONE = new Beginnings(Map.of(), Map.of(), Map.of());

  /**
   * An opening of a position.
   *
   * @param positionKey {@code venue/account/instrument/side}
   * @param number counts the openings of the key from 1
   */
  public record Episode(String positionKey, long number) {}

  /** From this age on a rate is stale. */
  private static final Duration STALE_AFTER = Duration.ofDays(1);

  public Beginnings {
    nodes = Map.copyOf(nodes);
    episodes = Map.copyOf(episodes);
    rates = Map.copyOf(rates);
  }

  /** Reads them for a report whose instant is the vantage's. */
  static Beginnings of(
      DSLContext clickhouse,
      RulePacks packs,
      DeskScope scope,
      RiskReport report,
      DayCutsQuery.Cuts cuts) {
    String id = report.facts().run().runId();
    Vantage to = report.facts().subject().vantage();
    Map<Instant, List<DesksAtQuery.Row>> nodes = new TreeMap<>();
    Map<Instant, Map<Episode, Profit.Standing>> episodes = new TreeMap<>();
    Map<Instant, List<ConversionRate>> rates = new TreeMap<>();
    RatesAtQuery ratesAt = new RatesAtQuery(clickhouse, scope);
    rates.put(to.asOf(), ratesAt.at(id, to));
    for (DesksAtQuery.Row node : report.facts().nodes()) {
      Instant start = cuts.of(node.node()).startOf(to.asOf());
      nodes.computeIfAbsent(start, at -> new DesksAtQuery(clickhouse, scope).at(id, to.at(at)));
      rates.computeIfAbsent(start, at -> ratesAt.at(id, to.at(at)));
      if (start.isBefore(report.facts().run().firstAt())
          || report.positions().size() > RiskReport.MOST_LINES) {
        continue;
      }
      episodes.computeIfAbsent(
          start,
          at ->
              standings(
                  new Valuation(packs, AlertLevels.DEFAULT),
                  new PositionsAtQuery(clickhouse, scope).at(id, to.at(at))));
    }
    return new Beginnings(nodes, episodes, rates);
  }

  private static Map<Episode, Profit.Standing> standings(
      Valuation valuation, List<PositionsAtQuery.Row> rows) {
    Map<Episode, Profit.Standing> standings = new HashMap<>();
    for (PositionLine line : valuation.forDecisions(rows, _ -> false)) {
      standings.put(
          new Episode(line.key().toString(), line.row().episode()),
          standing(line.rules(), line.row()));
    }
    return standings;
  }

  private static Profit.Standing standing(MarginRules rules, PositionsAtQuery.Row row) {
    IsolatedPosition economics = Valuation.economics(rules, row);
    PositionsAtQuery.Mark mark = row.mark();
    return mark == null
        ? new Profit.Standing(economics.isolatedMargin(), null, null)
        : new Profit.Standing(
            economics.isolatedMargin(),
            economics.unrealisedPnl(mark.price()),
            economics.equity(mark.price()));
  }

  /** A position as it stood when a day began; empty: it was not open then. */
  Optional<Profit.Standing> episode(Instant start, Episode episode) {
    return Optional.ofNullable(episodes.getOrDefault(start, Map.of()).get(episode));
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
