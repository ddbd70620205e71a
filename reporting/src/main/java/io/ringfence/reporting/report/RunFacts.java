package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.AccountBalancesQuery;
import io.ringfence.reporting.query.AcknowledgementsQuery;
import io.ringfence.reporting.query.AlertClockQuery;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.BudgetStatesQuery;
import io.ringfence.reporting.query.ControlTotalsQuery;
import io.ringfence.reporting.query.CrossPositionsQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.OverridesQuery;
import io.ringfence.reporting.query.PositionSnapshotQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RateConditionsQuery;
import io.ringfence.reporting.query.RejectsQuery;
import io.ringfence.reporting.query.RulePacksQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.StaleMarksQuery;
import io.ringfence.reporting.query.Vantage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Everything a report says of a run, as it was stored and known.
 *
 * @param subject what the report is of
 * @param run the run, seen from the report's instant
 * @param end time of the run's last event
 * @param rulePacks packs it used
 * @param files what became of every row of every file
 * @param nodes nodes with their budgets
 * @param positions open positions
 * @param snapshot what the stream said of them; empty where it said nothing at the instant
 * @param alerts alerts until then
 * @param acknowledgements who had taken notice of them until then
 * @param liquidations liquidations until then
 * @param budgetStates changes of budget states until then
 * @param breaches breaches until then as they stood
 * @param clock how long its alerts took; wall clock, and so no part of what is computed
 * @param rejects rejected rows that speak of the time until then
 * @param staleMarks instruments whose mark is old or missing
 * @param rates when conversion rates were missing or stale until then, and when no longer
 * @param balances free balances of the accounts
 * @param crossPositions open positions in cross margin; in no figure of the others
 * @param overrides limits that were overridden for a time
 * @param expected accounts that had to report
 */
public record RunFacts(
    Subject subject,
    RunQuery.Row run,
    Instant end,
    List<RulePacksQuery.Row> rulePacks,
    List<ControlTotalsQuery.Row> files,
    List<DesksAtQuery.Row> nodes,
    List<PositionsAtQuery.Row> positions,
    Snapshot snapshot,
    List<AlertsBetweenQuery.Row> alerts,
    List<AcknowledgementsQuery.Row> acknowledgements,
    List<LiquidationsBetweenQuery.Row> liquidations,
    List<BudgetStatesQuery.Row> budgetStates,
    List<BreachesQuery.Row> breaches,
    AlertClockQuery.Row clock,
    List<RejectsQuery.Row> rejects,
    List<StaleMarksQuery.Row> staleMarks,
    List<RateConditionsQuery.Row> rates,
    List<AccountBalancesQuery.Row> balances,
    List<CrossPositionsQuery.Row> crossPositions,
    List<OverridesQuery.Row> overrides,
    ExpectedAccounts expected) {
  /** Oldest mark that is trusted: two bars of an hour. */
  public static final Duration TRUSTED_AGE = Duration.ofHours(2);

  /** Reads what a subject is about; a subject of one node is read whole and then cut down. */
  static RunFacts read(DSLContext clickhouse, RunQuery.Row run, Subject subject) {
    DeskScope scope = DeskScope.ALL;
    String id = run.runId();
    Instant from = run.firstAt();
    Vantage to = subject.vantage();
    ExpectedAccounts expected = ExpectedAccounts.read(clickhouse, id, to);
    return new RunFacts(
        subject,
        run.asOf(to.asOf()),
        run.asOf(),
        new RulePacksQuery(clickhouse, scope).of(id),
        files(clickhouse, run, to),
        expected.applied(new DesksAtQuery(clickhouse, scope).at(id, to)),
        new PositionsAtQuery(clickhouse, scope).at(id, to),
        Snapshot.of(new PositionSnapshotQuery(clickhouse, scope).of(id, to)),
        new AlertsBetweenQuery(clickhouse, scope).between(id, from, to),
        new AcknowledgementsQuery(clickhouse, scope).upTo(id, to),
        new LiquidationsBetweenQuery(clickhouse, scope).between(id, from, to),
        new BudgetStatesQuery(clickhouse, scope).between(id, from, to),
        new BreachesQuery(clickhouse, scope).at(id, to),
        new AlertClockQuery(clickhouse, scope).of(id, to),
        new RejectsQuery(clickhouse, scope).upTo(id, to),
        new StaleMarksQuery(clickhouse, scope).at(id, to, TRUSTED_AGE),
        new RateConditionsQuery(clickhouse, scope).upTo(id, to),
        new AccountBalancesQuery(clickhouse, scope).at(id, to),
        new CrossPositionsQuery(clickhouse, scope).at(id, to),
        new OverridesQuery(clickhouse, scope).at(id, to),
        expected);
  }

  /** Counts are those of the whole run: known once it is complete, and not before. */
  private static List<ControlTotalsQuery.Row> files(
      DSLContext clickhouse, RunQuery.Row run, Vantage vantage) {
    return vantage.asKnown().isBefore(run.asOf())
        ? List.of()
        : new ControlTotalsQuery(clickhouse, DeskScope.ALL).knownAt(run.runId(), vantage);
  }

  /**
   * Whether the stream took a snapshot at the instant, so that it can be compared. At its end every
   * run takes one; how far a run without an end has come lies between two of them.
   */
  boolean hasSnapshot() {
    return !snapshot.isEmpty()
        || (run.endless() == null
            && run.asOf().equals(end)
            && !subject.vantage().asKnown().isBefore(end));
  }

  /** The same once its snapshot has been compared: the rows are not kept. */
  RunFacts compared() {
    return new RunFacts(
        subject,
        run,
        end,
        rulePacks,
        files,
        nodes,
        positions,
        snapshot.compared(),
        alerts,
        acknowledgements,
        liquidations,
        budgetStates,
        breaches,
        clock,
        rejects,
        staleMarks,
        rates,
        balances,
        crossPositions,
        overrides,
        expected);
  }

  /** What concerns the subject's node; of the firm everything. */
  RunFacts ofNode() {
    return subject.isOfTheFirm() ? this : new NodeFacts(subject, positions).of(this);
  }
}
