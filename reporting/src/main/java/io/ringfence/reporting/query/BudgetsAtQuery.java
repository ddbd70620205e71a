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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
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
   * @param soft use above it is a warning; of a fraction of capital what it was evaluated with
   * @param hard use above it is a breach; of a fraction of capital what it was evaluated with
   * @param validFrom from when it is in force, inclusive; absent: always
   * @param validTo until when, exclusive; absent: open
   * @param terms what it says beside its limits
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
      Terms terms,
      @Nullable Use use) {
    /** The same budget with another use. */
    public Row with(Use other) {
      return new Row(node, metric, currency, soft, hard, validFrom, validTo, terms, other);
    }

    private Key key() {
      return Key.of(node, metric, currency, terms.scope());
    }

    /** Whether it takes the place of the limits for a time. */
    public boolean isOverride() {
      return terms.kind().equals("override");
    }

    /**
     * What may still be used: the hard limit less the use, and below 0 what is used beyond it;
     * absent where the use is unknown.
     */
    public @Nullable BigDecimal headroom() {
      BigDecimal used = use == null ? null : use.used();
      return used == null ? null : hard.subtract(used);
    }
  }

  /**
   * What a budget says beside its limits.
   *
   * @param scope which of the node's positions it counts, {@code property=value}; absent: all
   * @param kind {@code limit} or {@code override}
   * @param givenAt when it was given; absent: before the first event
   * @param proposedBy who proposed it; absent: not said
   * @param approvedBy who approved it; absent: not said
   */
  public record Terms(
      @Nullable String scope,
      String kind,
      @Nullable Instant givenAt,
      @Nullable String proposedBy,
      @Nullable String approvedBy) {}

  /**
   * Use of a budget.
   *
   * @param since instant it was evaluated at
   * @param state {@code WITHIN}, {@code WARNING}, {@code BREACH}, {@code UNKNOWN_AT_LEAST} or
   *     {@code UNCONFIRMED}
   * @param used use; absent: unknown
   * @param knownPart what is known of it, unknown positions at full cap
   * @param unknownCount inputs that are unknown
   * @param soft soft limit it was evaluated with
   * @param hard hard limit it was evaluated with
   */
  public record Use(
      Instant since,
      String state,
      @Nullable BigDecimal used,
      BigDecimal knownPart,
      long unknownCount,
      BigDecimal soft,
      BigDecimal hard) {}

  /** What there is one budget for at a time; an empty scope counts every position. */
  private record Key(String node, String metric, String currency, String scope) {
    static Key of(String node, String metric, String currency, @Nullable String scope) {
      return new Key(node, metric, currency, Objects.requireNonNullElse(scope, ""));
    }
  }

  private static final String OF_CAPITAL = "capital";
  private static final Budgets B = BUDGETS;
  private static final BudgetStates S = BUDGET_STATES;
  private static final BudgetUses U = BUDGET_USES;
  private static final Field<String> SCOPE = Columns.orEmpty(B.SCOPE);
  private static final Keyset BY_KEY = Keyset.of(B.NODE, B.METRIC, B.CURRENCY, SCOPE);

  /**
   * Budgets at an instant, by node, metric, currency and scope. Of several for the same the one in
   * force: an override before a limit, then what was given later, then what is valid from later;
   * where a regime decides, the one whose limits were evaluated.
   */
  public List<Row> at(String runId, Instant asOf) {
    return at(runId, Vantage.latest(asOf));
  }

  /** The same as it was known; of two from the same time the one recorded later. */
  public List<Row> at(String runId, Vantage vantage) {
    return List.copyOf(inForce(runId, vantage, _ -> DSL.noCondition()).values());
  }

  /** Those of the nodes from one to another by name, both inclusive. */
  public List<Row> of(String runId, Vantage vantage, String first, String last) {
    return List.copyOf(inForce(runId, vantage, node -> node.between(first, last)).values());
  }

  /**
   * Some of them.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> part(String runId, Vantage vantage, Part part) {
    List<Key> keys =
        clickhouse
            .selectDistinct(B.NODE, B.METRIC, B.CURRENCY, SCOPE)
            .from(B)
            .where(valid(runId, vantage), BY_KEY.after(part.after()))
            .orderBy(BY_KEY.order())
            .limit(part.andOneMore())
            .fetch(row -> new Key(row.value1(), row.value2(), row.value3(), row.value4()));
    if (keys.isEmpty()) {
      return new Paged<>(List.of(), null);
    }
    String first = keys.getFirst().node();
    String last = keys.getLast().node();
    Map<Key, Row> rows = inForce(runId, vantage, node -> node.between(first, last));
    return Paged.of(
        keys.stream().map(key -> Objects.requireNonNull(rows.get(key))).toList(),
        part,
        row -> place(row.key()));
  }

  private static List<String> place(Key key) {
    return List.of(key.node(), key.metric(), key.currency(), key.scope());
  }

  private Map<Key, Row> inForce(
      String runId, Vantage vantage, Function<Field<String>, Condition> nodes) {
    Map<Key, Use> uses = new HashMap<>(changes(runId, vantage, nodes));
    snapshots(runId, vantage, nodes)
        .forEach((key, use) -> uses.merge(key, use, BudgetsAtQuery::later));
    return inForce(
        clickhouse
            .select(B.fields())
            .from(B)
            .where(valid(runId, vantage), nodes.apply(B.NODE))
            .orderBy(
                B.NODE,
                B.METRIC,
                B.CURRENCY,
                B.SCOPE,
                B.KIND,
                B.GIVEN_AT.asc().nullsFirst(),
                B.VALID_FROM.asc().nullsFirst(),
                B.RECORDED_AT)
            .fetch(row -> row(row, uses)));
  }

  private Condition valid(String runId, Vantage vantage) {
    Instant asOf = vantage.asOf();
    return DSL.and(
        B.RUN_ID.eq(runId),
        B.VALID_FROM.isNull().or(B.VALID_FROM.le(asOf)),
        B.VALID_TO.isNull().or(B.VALID_TO.gt(asOf)),
        B.GIVEN_AT.isNull().or(B.GIVEN_AT.le(asOf)),
        vantage.knows(B.RECORDED_AT),
        Visible.node(scope, B.NODE));
  }

  private static Map<Key, Row> inForce(List<Row> valid) {
    Map<Key, Row> last = new LinkedHashMap<>();
    for (Row row : valid) {
      last.merge(row.key(), row, BudgetsAtQuery::ruling);
    }
    return last;
  }

  /** The later of two rows for one budget, unless the earlier alone has the limits evaluated. */
  private static Row ruling(Row earlier, Row later) {
    boolean sameKind = earlier.isOverride() == later.isOverride();
    return sameKind && isEvaluated(earlier) && !isEvaluated(later) ? earlier : later;
  }

  private static boolean isEvaluated(Row row) {
    Use use = row.use();
    return use != null
        && use.soft().compareTo(row.soft()) == 0
        && use.hard().compareTo(row.hard()) == 0;
  }

  private Map<Key, Use> changes(
      String runId, Vantage vantage, Function<Field<String>, Condition> nodes) {
    return clickhouse
        .select(S.fields())
        .distinctOn(S.NODE, S.METRIC, S.CURRENCY, S.SCOPE)
        .from(S)
        .where(
            S.RUN_ID.eq(runId),
            vantage.holds(S.AS_OF, S.RECORDED_AT),
            Visible.node(scope, S.NODE),
            nodes.apply(S.NODE))
        .orderBy(S.NODE, S.METRIC, S.CURRENCY, S.SCOPE, S.AS_OF.desc(), S.RECORDED_AT.desc())
        .fetchMap(
            row ->
                Key.of(row.get(S.NODE), row.get(S.METRIC), row.get(S.CURRENCY), row.get(S.SCOPE)),
            row ->
                new Use(
                    row.get(S.AS_OF),
                    row.get(S.STATE),
                    row.get(S.USED),
                    row.get(S.KNOWN_PART),
                    row.get(S.UNKNOWN_COUNT),
                    row.get(S.SOFT),
                    row.get(S.HARD)));
  }

  private Map<Key, Use> snapshots(
      String runId, Vantage vantage, Function<Field<String>, Condition> nodes) {
    return clickhouse
        .select(U.fields())
        .distinctOn(U.NODE, U.METRIC, U.CURRENCY, U.SCOPE)
        .from(U)
        .where(
            U.RUN_ID.eq(runId),
            vantage.holds(U.AS_OF, U.RECORDED_AT),
            Visible.node(scope, U.NODE),
            nodes.apply(U.NODE))
        .orderBy(U.NODE, U.METRIC, U.CURRENCY, U.SCOPE, U.AS_OF.desc(), U.RECORDED_AT.desc())
        .fetchMap(
            row ->
                Key.of(row.get(U.NODE), row.get(U.METRIC), row.get(U.CURRENCY), row.get(U.SCOPE)),
            row ->
                new Use(
                    row.get(U.AS_OF),
                    row.get(U.STATE),
                    row.get(U.USED),
                    row.get(U.KNOWN_PART),
                    row.get(U.UNKNOWN_COUNT),
                    row.get(U.SOFT),
                    row.get(U.HARD)));
  }

  private static Use later(Use change, Use snapshot) {
    return change.since().isAfter(snapshot.since()) ? change : snapshot;
  }

  private static Row row(Record row, Map<Key, Use> uses) {
    Key key = Key.of(row.get(B.NODE), row.get(B.METRIC), row.get(B.CURRENCY), row.get(B.SCOPE));
    Instant validFrom = row.get(B.VALID_FROM);
    Use last = uses.get(key);
    boolean ofThisBudget = last != null && (validFrom == null || !last.since().isBefore(validFrom));
    Use use = ofThisBudget ? last : null;
    boolean ofCapital = row.get(B.BASIS).equals(OF_CAPITAL);
    return new Row(
        key.node(),
        key.metric(),
        key.currency(),
        use != null && ofCapital ? use.soft() : row.get(B.SOFT),
        use != null && ofCapital ? use.hard() : row.get(B.HARD),
        validFrom,
        row.get(B.VALID_TO),
        new Terms(
            row.get(B.SCOPE),
            row.get(B.KIND),
            row.get(B.GIVEN_AT),
            row.get(B.PROPOSED_BY),
            row.get(B.APPROVED_BY)),
        use);
  }
}
