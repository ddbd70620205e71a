package io.ringfence.reporting.report;

import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.MarksExtremesQuery;
import java.time.Instant;
import java.util.List;

/**
 * What is known when margin moves are proposed, and what the rest of the run brought.
 *
 * @param at instant of the decision
 * @param positions open positions at it
 * @param nodes nodes with their budgets at it
 * @param balances free balances at it
 * @param extremes lowest and highest marks after it
 * @param liquidations liquidations of the run
 */
record DecisionFacts(
    Instant at,
    List<PositionLine> positions,
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
}
