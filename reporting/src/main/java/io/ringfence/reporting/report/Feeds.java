package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.AdlRanksQuery;
import io.ringfence.reporting.query.InsuranceFundsQuery;
import io.ringfence.reporting.query.OrderBookDepthsQuery;
import io.ringfence.reporting.query.Vantage;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What venues tell of what stands behind a liquidation. Ranks of all desks: whoever shows them cuts
 * them down by the positions of a report.
 *
 * @param ranks places in the auto-deleveraging queues
 * @param funds balances of insurance funds
 * @param depths what rests in order books
 */
public record Feeds(
    List<AdlRanksQuery.Row> ranks,
    List<InsuranceFundsQuery.Row> funds,
    List<OrderBookDepthsQuery.Row> depths) {
  /** Nothing was told. */
  public static final Feeds NONE = new Feeds(List.of(), List.of(), List.of());

  public Feeds {
    ranks = List.copyOf(ranks);
    funds = List.copyOf(funds);
    depths = List.copyOf(depths);
  }

  static Feeds of(DSLContext clickhouse, String runId, Vantage to) {
    return new Feeds(
        new AdlRanksQuery(clickhouse, DeskScope.ALL).at(runId, to),
        new InsuranceFundsQuery(clickhouse, DeskScope.ALL).at(runId, to),
        new OrderBookDepthsQuery(clickhouse, DeskScope.ALL).at(runId, to));
  }
}
