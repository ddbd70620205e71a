package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.AccountBalances.ACCOUNT_BALANCES;
import static io.ringfence.reporting.store.tables.Acknowledgements.ACKNOWLEDGEMENTS;
import static io.ringfence.reporting.store.tables.AdlRanks.ADL_RANKS;
import static io.ringfence.reporting.store.tables.Alerts.ALERTS;
import static io.ringfence.reporting.store.tables.ApprovedDefaults.APPROVED_DEFAULTS;
import static io.ringfence.reporting.store.tables.Breaches.BREACHES;
import static io.ringfence.reporting.store.tables.BudgetStates.BUDGET_STATES;
import static io.ringfence.reporting.store.tables.BudgetUses.BUDGET_USES;
import static io.ringfence.reporting.store.tables.Budgets.BUDGETS;
import static io.ringfence.reporting.store.tables.CrossPositions.CROSS_POSITIONS;
import static io.ringfence.reporting.store.tables.DeskExposures.DESK_EXPOSURES;
import static io.ringfence.reporting.store.tables.ExpectedAccounts.EXPECTED_ACCOUNTS;
import static io.ringfence.reporting.store.tables.InputCounts.INPUT_COUNTS;
import static io.ringfence.reporting.store.tables.InsuranceFundBalances.INSURANCE_FUND_BALANCES;
import static io.ringfence.reporting.store.tables.Liquidations.LIQUIDATIONS;
import static io.ringfence.reporting.store.tables.Mandates.MANDATES;
import static io.ringfence.reporting.store.tables.Marks.MARKS;
import static io.ringfence.reporting.store.tables.OrderBookDepths.ORDER_BOOK_DEPTHS;
import static io.ringfence.reporting.store.tables.PositionExposures.POSITION_EXPOSURES;
import static io.ringfence.reporting.store.tables.PositionStages.POSITION_STAGES;
import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;
import static io.ringfence.reporting.store.tables.RateConditions.RATE_CONDITIONS;
import static io.ringfence.reporting.store.tables.Rejects.REJECTS;
import static io.ringfence.reporting.store.tables.RulePackDocuments.RULE_PACK_DOCUMENTS;
import static io.ringfence.reporting.store.tables.ThresholdActions.THRESHOLD_ACTIONS;
import static io.ringfence.reporting.store.tables.VenueFigures.VENUE_FIGURES;
import static io.ringfence.reporting.store.tables.VenueStatements.VENUE_STATEMENTS;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** When the latest fact of a run was recorded. An instant only, so every caller may see it. */
public record LastRecordedQuery(DSLContext clickhouse, DeskScope scope) {
  /** A table of facts, the run a row is of, and when it was recorded. */
  private record Facts(Table<Record> table, Field<String> runId, Field<Instant> recordedAt) {}

  private static final List<Facts> FACTS =
      List.of(
          new Facts(POSITION_VERSIONS, POSITION_VERSIONS.RUN_ID, POSITION_VERSIONS.RECORDED_AT),
          new Facts(MARKS, MARKS.RUN_ID, MARKS.RECORDED_AT),
          new Facts(ACCOUNT_BALANCES, ACCOUNT_BALANCES.RUN_ID, ACCOUNT_BALANCES.RECORDED_AT),
          new Facts(POSITION_EXPOSURES, POSITION_EXPOSURES.RUN_ID, POSITION_EXPOSURES.RECORDED_AT),
          new Facts(DESK_EXPOSURES, DESK_EXPOSURES.RUN_ID, DESK_EXPOSURES.RECORDED_AT),
          new Facts(BUDGETS, BUDGETS.RUN_ID, BUDGETS.RECORDED_AT),
          new Facts(BUDGET_STATES, BUDGET_STATES.RUN_ID, BUDGET_STATES.RECORDED_AT),
          new Facts(BUDGET_USES, BUDGET_USES.RUN_ID, BUDGET_USES.RECORDED_AT),
          new Facts(ALERTS, ALERTS.RUN_ID, ALERTS.RECORDED_AT),
          new Facts(LIQUIDATIONS, LIQUIDATIONS.RUN_ID, LIQUIDATIONS.RECORDED_AT),
          new Facts(BREACHES, BREACHES.RUN_ID, BREACHES.RECORDED_AT),
          new Facts(THRESHOLD_ACTIONS, THRESHOLD_ACTIONS.RUN_ID, THRESHOLD_ACTIONS.RECORDED_AT),
          new Facts(POSITION_STAGES, POSITION_STAGES.RUN_ID, POSITION_STAGES.RECORDED_AT),
          new Facts(RATE_CONDITIONS, RATE_CONDITIONS.RUN_ID, RATE_CONDITIONS.RECORDED_AT),
          new Facts(REJECTS, REJECTS.RUN_ID, REJECTS.RECORDED_AT),
          new Facts(CROSS_POSITIONS, CROSS_POSITIONS.RUN_ID, CROSS_POSITIONS.RECORDED_AT),
          new Facts(VENUE_STATEMENTS, VENUE_STATEMENTS.RUN_ID, VENUE_STATEMENTS.RECORDED_AT),
          new Facts(VENUE_FIGURES, VENUE_FIGURES.RUN_ID, VENUE_FIGURES.RECORDED_AT),
          new Facts(ACKNOWLEDGEMENTS, ACKNOWLEDGEMENTS.RUN_ID, ACKNOWLEDGEMENTS.RECORDED_AT),
          new Facts(EXPECTED_ACCOUNTS, EXPECTED_ACCOUNTS.RUN_ID, EXPECTED_ACCOUNTS.RECORDED_AT),
          new Facts(APPROVED_DEFAULTS, APPROVED_DEFAULTS.RUN_ID, APPROVED_DEFAULTS.RECORDED_AT),
          new Facts(MANDATES, MANDATES.RUN_ID, MANDATES.RECORDED_AT),
          new Facts(ADL_RANKS, ADL_RANKS.RUN_ID, ADL_RANKS.RECORDED_AT),
          new Facts(
              INSURANCE_FUND_BALANCES,
              INSURANCE_FUND_BALANCES.RUN_ID,
              INSURANCE_FUND_BALANCES.RECORDED_AT),
          new Facts(ORDER_BOOK_DEPTHS, ORDER_BOOK_DEPTHS.RUN_ID, ORDER_BOOK_DEPTHS.RECORDED_AT),
          new Facts(
              RULE_PACK_DOCUMENTS, RULE_PACK_DOCUMENTS.RUN_ID, RULE_PACK_DOCUMENTS.RECORDED_AT),
          new Facts(INPUT_COUNTS, INPUT_COUNTS.RUN_ID, INPUT_COUNTS.RECORDED_AT));

  /** The latest such instant, not before one that is known at any rate. */
  public Instant notBefore(String runId, Instant known) {
    return FACTS.stream()
        .map(
            facts ->
                clickhouse
                    .select(DSL.max(facts.recordedAt()))
                    .from(facts.table())
                    .where(facts.runId().eq(runId))
                    .fetchSingle()
                    .value1())
        .filter(Objects::nonNull)
        .reduce(known, (one, other) -> other.isAfter(one) ? other : one);
  }
}
