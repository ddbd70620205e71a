package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.AlertClockQuery;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.BudgetStatesQuery;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.PositionSnapshotQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RejectsQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Everything a report says of a run, as it was stored.
 *
 * @param run the run
 * @param rulePacks packs it used
 * @param files what became of every row of every file
 * @param nodes nodes with their budgets at its end
 * @param positions open positions at its end
 * @param snapshot what the stream said of them
 * @param alerts all alerts
 * @param liquidations all liquidations
 * @param budgetStates all changes of budget states
 * @param breaches all breaches as they stood at its end
 * @param clock how long its alerts took; wall clock, and so no part of what is computed
 * @param rejects all rejected rows
 * @param staleMarks instruments whose mark is old or missing at the end
 */
public record RunFacts(
    RunQuery.Row run,
    List<RulePacksQuery.Row> rulePacks,
    List<ControlTotalsQuery.Row> files,
    List<DesksAtQuery.Row> nodes,
    List<PositionsAtQuery.Row> positions,
    List<PositionSnapshotQuery.Row> snapshot,
    List<AlertsBetweenQuery.Row> alerts,
    List<LiquidationsBetweenQuery.Row> liquidations,
    List<BudgetStatesQuery.Row> budgetStates,
    List<BreachesQuery.Row> breaches,
    AlertClockQuery.Row clock,
    List<RejectsQuery.Row> rejects,
    List<StaleMarksQuery.Row> staleMarks) {
  /** Oldest mark that is trusted: two bars of an hour. */
  public static final Duration TRUSTED_AGE = Duration.ofHours(2);

  /** Reads a run. */
  public static RunFacts read(DSLContext clickhouse, DeskScope scope, RunQuery.Row run) {
    String id = run.runId();
    Instant from = run.firstAt();
    Instant asOf = run.asOf();
    return new RunFacts(
        run,
        new RulePacksQuery(clickhouse, scope).of(id),
        new ControlTotalsQuery(clickhouse, scope).of(id),
        new DesksAtQuery(clickhouse, scope).at(id, asOf),
        new PositionsAtQuery(clickhouse, scope).at(id, asOf),
        new PositionSnapshotQuery(clickhouse, scope).of(id, asOf),
        new AlertsBetweenQuery(clickhouse, scope).between(id, from, asOf),
        new LiquidationsBetweenQuery(clickhouse, scope).between(id, from, asOf),
        new BudgetStatesQuery(clickhouse, scope).between(id, from, asOf),
        new BreachesQuery(clickhouse, scope).at(id, asOf),
        new AlertClockQuery(clickhouse, scope).of(id),
        new RejectsQuery(clickhouse, scope).of(id),
        new StaleMarksQuery(clickhouse, scope).at(id, asOf, TRUSTED_AGE));
  }
}
