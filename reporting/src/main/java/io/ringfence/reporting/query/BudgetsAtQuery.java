package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.BudgetStates.BUDGET_STATES;
import static io.ringfence.reporting.store.tables.BudgetUses.BUDGET_USES;
import static io.ringfence.reporting.store.tables.Budgets.BUDGETS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.BudgetStates;
import io.ringfence.reporting.store.tables.BudgetUses;
import io.ringfence.reporting.store.tables.Budgets;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Which risk budgets were in force at one instant, and what was known of their use by then. Use is
 * stored when a state changes and at snapshot instants; {@link Use#since} says of which instant it
 * is.
 */
public record BudgetsAtQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A budget in force.
   *
   * @param node node it is for
   * @param metric what is limited, for example {@code open_capital_at_risk}
   * @param currency currency of the limits; empty for counts and fractions
   * @param soft use above it is a warning
   * @param hard use above it is a breach
   * @param validFrom from when it is in force, inclusive; absent: always
   * @param validTo until when, exclusive; absent: open
   * @param use last known use; absent: not evaluated since it came into force
   */
  public record Row(
      String node,
      String metric,
      String currency,
      BigDecimal soft,
      BigDecimal hard,
      @Nullable Instant validFrom,
      @Nullable Instant validTo,
      @Nullable Use use) {}

  /**
   * Use of a budget.
   *
   * @param since instant it was evaluated at
   * @param state {@code WITHIN}, {@code WARNING}, {@code BREACH} or {@code UNKNOWN_AT_LEAST}
   * @param used use; absent: unknown
   * @param knownPart what is known of it, unknown positions at full cap
   * @param unknownCount inputs that are unknown
   */
  public record Use(
      Instant since,
      String state,
      @Nullable BigDecimal used,
      BigDecimal knownPart,
      long unknownCount) {}

  private record Key(String node, String metric, String currency) {}

  private static final Budgets B = BUDGETS;
  private static final BudgetStates S = BUDGET_STATES;
  private static final BudgetUses U = BUDGET_USES;

  /** Budgets at an instant, by node, metric and currency. */
  public List<Row> at(String runId, Instant asOf) {
    return at(runId, Vantage.latest(asOf));
  }

  /** Budgets by node, metric and currency; of two from the same time the one recorded later. */
  public List<Row> at(String runId, Vantage vantage) {
    Instant asOf = vantage.asOf();
    Map<Key, Use> uses = new HashMap<>(changes(runId, vantage));
    snapshots(runId, vantage).forEach((key, use) -> uses.merge(key, use, BudgetsAtQuery::later));
    return clickhouse
        .select(B.NODE, B.METRIC, B.CURRENCY, B.SOFT, B.HARD, B.VALID_FROM, B.VALID_TO)
        .distinctOn(B.NODE, B.METRIC, B.CURRENCY, B.VALID_FROM)
        .from(B)
        .where(
            B.RUN_ID.eq(runId),
            B.VALID_FROM.isNull().or(B.VALID_FROM.le(asOf)),
            B.VALID_TO.isNull().or(B.VALID_TO.gt(asOf)),
            vantage.knows(B.RECORDED_AT),
            Visible.node(scope, B.NODE))
        .orderBy(B.NODE, B.METRIC, B.CURRENCY, B.VALID_FROM, B.RECORDED_AT.desc())
        .fetch(row -> row(row, uses));
  }

  private Map<Key, Use> changes(String runId, Vantage vantage) {
    return clickhouse
        .select(S.fields())
        .distinctOn(S.NODE, S.METRIC, S.CURRENCY)
        .from(S)
        .where(
            S.RUN_ID.eq(runId), vantage.holds(S.AS_OF, S.RECORDED_AT), Visible.node(scope, S.NODE))
        .orderBy(S.NODE, S.METRIC, S.CURRENCY, S.AS_OF.desc(), S.RECORDED_AT.desc())
        .fetchMap(
            row -> new Key(row.get(S.NODE), row.get(S.METRIC), row.get(S.CURRENCY)),
            row ->
                new Use(
                    row.get(S.AS_OF),
                    row.get(S.STATE),
                    row.get(S.USED),
                    row.get(S.KNOWN_PART),
                    row.get(S.UNKNOWN_COUNT)));
  }

  private Map<Key, Use> snapshots(String runId, Vantage vantage) {
    return clickhouse
        .select(U.fields())
        .distinctOn(U.NODE, U.METRIC, U.CURRENCY)
        .from(U)
        .where(
            U.RUN_ID.eq(runId), vantage.holds(U.AS_OF, U.RECORDED_AT), Visible.node(scope, U.NODE))
        .orderBy(U.NODE, U.METRIC, U.CURRENCY, U.AS_OF.desc(), U.RECORDED_AT.desc())
        .fetchMap(
            row -> new Key(row.get(U.NODE), row.get(U.METRIC), row.get(U.CURRENCY)),
            row ->
                new Use(
                    row.get(U.AS_OF),
                    row.get(U.STATE),
                    row.get(U.USED),
                    row.get(U.KNOWN_PART),
                    row.get(U.UNKNOWN_COUNT)));
  }

  private static Use later(Use change, Use snapshot) {
    return change.since().isAfter(snapshot.since()) ? change : snapshot;
  }

  private static Row row(Record row, Map<Key, Use> uses) {
    Key key = new Key(row.get(B.NODE), row.get(B.METRIC), row.get(B.CURRENCY));
    Instant validFrom = row.get(B.VALID_FROM);
    Use use = uses.get(key);
    boolean ofThisBudget = use != null && (validFrom == null || !use.since().isBefore(validFrom));
    return new Row(
        key.node(),
        key.metric(),
        key.currency(),
        row.get(B.SOFT),
        row.get(B.HARD),
        validFrom,
        row.get(B.VALID_TO),
        ofThisBudget ? use : null);
  }
}
