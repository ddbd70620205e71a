package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.MarksExtremesQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * What is known when margin moves are proposed, and what the rest of the run brought.
 *
 * @param at instant of the decision
 * @param positions open positions at it
 * @param prospects what is known of their near future, and what bars moves of them
 * @param nodes nodes with their budgets at it
 * @param balances free balances at it
 * @param extremes lowest and highest marks after it
 * @param liquidations liquidations of the run
 */
record DecisionFacts(
    Instant at,
    List<PositionLine> positions,
    Prospects prospects,
    List<DesksAtQuery.Row> nodes,
    List<AccountBalancesQuery.Row> balances,
    List<MarksExtremesQuery.Row> extremes,
    List<LiquidationsBetweenQuery.Row> liquidations) {
  DecisionFacts {
    positions = List.copyOf(positions);
    nodes = List.copyOf(nodes);
    balances = List.copyOf(balances);
    extremes = List.copyOf(extremes);
    liquidations = List.copyOf(liquidations);
  }

  /**
   * What is known at a vantage, and nothing of what came after.
   *
   * @param hours hours of the run that are read already; those that end later are left out
   */
  static DecisionFacts known(
      DSLContext clickhouse,
      Valuation valuation,
      String runId,
      Vantage vantage,
      List<HourlyMarksQuery.Row> hours) {
    DeskScope scope = DeskScope.ALL;
    return new DecisionFacts(
        vantage.asOf(),
        valuation.of(new PositionsAtQuery(clickhouse, scope).at(runId, vantage)),
        Prospects.read(clickhouse, runId, vantage, hours),
        new DesksAtQuery(clickhouse, scope).at(runId, vantage),
        new AccountBalancesQuery(clickhouse, scope).at(runId, vantage),
        List.of(),
        List.of());
  }
}
