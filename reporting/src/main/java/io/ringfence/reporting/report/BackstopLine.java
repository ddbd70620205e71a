package io.ringfence.reporting.report;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.reporting.query.AdlRanksQuery;
import io.ringfence.reporting.query.InsuranceFundsQuery;
import io.ringfence.reporting.query.OrderBookDepthsQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What stands behind a position when it is liquidated: the order book it is closed into, the
 * venue's insurance fund, and its own place in the queue that is deleveraged when the fund is
 * empty. What a venue did not tell is unknown.
 *
 * @param line the position
 * @param rank its place in the queue; empty: not told
 * @param fund balance of the venue's fund in the settlement asset; empty: not told
 * @param depths what rests on the side it is closed into, by distance in basis points; empty: not
 *     told
 */
public record BackstopLine(
    PositionLine line,
    Optional<AdlRanksQuery.Row> rank,
    Optional<InsuranceFundsQuery.Row> fund,
    Map<Long, OrderBookDepthsQuery.Row> depths) {
  private static final int SHARE_SCALE = 6;

  private record Fund(String venue, String asset) {}

  private record Book(String venue, String instrument, String side) {}

  public BackstopLine {
    depths = Collections.unmodifiableMap(new TreeMap<>(depths));
  }

  /** A line for each position, the nearest to liquidation first. */
  public static List<BackstopLine> of(RiskReport report, Insights insights) {
    Feeds feeds = insights.proofs().feeds();
    Map<String, AdlRanksQuery.Row> ranks = new HashMap<>();
    feeds.ranks().forEach(row -> ranks.put(row.positionKey(), row));
    Map<Fund, InsuranceFundsQuery.Row> funds = new HashMap<>();
    feeds.funds().forEach(row -> funds.put(new Fund(row.venue(), row.asset()), row));
    Map<Book, Map<Long, OrderBookDepthsQuery.Row>> books = new HashMap<>();
    for (OrderBookDepthsQuery.Row row : feeds.depths()) {
      books
          .computeIfAbsent(
              new Book(row.venue(), row.instrument(), row.bookSide()), _ -> new HashMap<>())
          .put(row.withinBps(), row);
    }
    List<BackstopLine> lines = new ArrayList<>();
    for (PositionLine line :
        report.positions().stream().sorted(PositionLine.BY_DISTANCE).toList()) {
      String venue = line.key().instrument().venue();
      lines.add(
          new BackstopLine(
              line,
              Optional.ofNullable(ranks.get(line.key().toString())),
              Optional.ofNullable(funds.get(new Fund(venue, line.row().settlementAsset()))),
              books.getOrDefault(
                  new Book(venue, line.key().instrument().symbol(), bookSide(line)), Map.of())));
    }
    return lines;
  }

  /** A long is closed by selling, into what others bid. */
  private static String bookSide(PositionLine line) {
    return line.key().side() == PositionSide.LONG ? "bid" : "ask";
  }

  /** What rests within a distance; empty: not told of it. */
  public Optional<OrderBookDepthsQuery.Row> within(long bps) {
    return Optional.ofNullable(depths.get(bps));
  }

  /** Share of what rests within a distance that the whole position would take; empty: not told. */
  public Optional<BigDecimal> shareOf(long bps) {
    return within(bps)
        .map(this::comparable)
        .filter(rests -> rests.signum() > 0)
        .map(rests -> size().divide(rests, SHARE_SCALE, RoundingMode.CEILING));
  }

  /**
   * Smallest told distance within which enough rests for the whole position, basis points; empty:
   * not told, or more than rests within the widest.
   */
  public Optional<Long> fits() {
    return depths.entrySet().stream()
        .filter(depth -> comparable(depth.getValue()).compareTo(size()) >= 0)
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Size in the unit of its contract: base asset, or quote currency of an inverse one. */
  private BigDecimal size() {
    return contract().size(line.row().economics().quantity());
  }

  private Contract contract() {
    return line.rules().contract();
  }

  private BigDecimal comparable(OrderBookDepthsQuery.Row depth) {
    return switch (contract().kind()) {
      case LINEAR, QUANTO -> depth.quantity();
      case INVERSE -> depth.notional();
    };
  }
}
