package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.ThresholdActions.THRESHOLD_ACTIONS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.ThresholdActions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record10;
import org.jooq.Records;
import org.jooq.SelectConditionStep;
import org.jspecify.annotations.Nullable;

/** What thresholds of budgets set off and took back. */
public record ThresholdActionsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * Something a threshold set off or took back.
   *
   * @param id what acknowledgements name it by; empty: of a run before there were any
   * @param at when
   * @param node node of the budget
   * @param metric what is limited
   * @param currency currency of the limits; empty for counts and fractions
   * @param scope which of the node's positions count; absent: all
   * @param threshold {@code SOFT} or {@code HARD}
   * @param action {@code NOTIFY}, {@code SUGGEST}, {@code REQUEST_APPROVAL} or {@code REDUCE_ONLY}
   * @param outcome {@code FIRED} or {@code LIFTED}
   * @param breach number of the breach it belongs to; absent: none was open
   */
  public record Row(
      String id,
      Instant at,
      String node,
      String metric,
      String currency,
      @Nullable String scope,
      String threshold,
      String action,
      String outcome,
      @Nullable Long breach) {
    /** For people, for example {@code reduce only fired at the hard limit}. */
    public String words() {
      return "%s %s at the %s limit"
          .formatted(action.replace('_', ' '), outcome, threshold)
          .toLowerCase(Locale.ROOT);
    }
  }

  private static final ThresholdActions T = THRESHOLD_ACTIONS;

  private static final Keyset IN_TIME =
      Keyset.of(
          T.AS_OF,
          T.NODE,
          T.METRIC,
          T.CURRENCY,
          Columns.orEmpty(T.SCOPE),
          T.THRESHOLD,
          T.ACTION,
          T.OUTCOME);

  /** Everything up to an instant, in order of time. */
  public List<Row> upTo(String runId, Instant asOf) {
    return upTo(runId, Vantage.latest(asOf));
  }

  /** Everything up to a vantage, in order of time. */
  public List<Row> upTo(String runId, Vantage vantage) {
    return ask(T.RUN_ID.eq(runId).and(vantage.holds(T.AS_OF, T.RECORDED_AT)))
        .orderBy(IN_TIME.order())
        .fetch(Records.mapping(Row::new));
  }

  /**
   * Some of it, the latest first.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> latest(String runId, Vantage vantage, Part part) {
    Keyset latestFirst = IN_TIME.turned();
    return Paged.of(
        ask(T.RUN_ID.eq(runId).and(vantage.holds(T.AS_OF, T.RECORDED_AT)))
            .and(latestFirst.after(part.after()))
            .orderBy(latestFirst.order())
            .limit(part.andOneMore())
            .fetch(Records.mapping(Row::new)),
        part,
        row ->
            List.of(
                row.at().toString(),
                row.node(),
                row.metric(),
                row.currency(),
                Objects.requireNonNullElse(row.scope(), ""),
                row.threshold(),
                row.action(),
                row.outcome()));
  }

  /** The action of this name; empty: thresholds of the desks in scope set off none. */
  public Optional<Row> named(String runId, String id) {
    return id.isEmpty()
        ? Optional.empty()
        : ask(T.RUN_ID.eq(runId).and(T.ACTION_ID.eq(id)))
            .limit(1)
            .fetchOptional(Records.mapping(Row::new));
  }

  private SelectConditionStep<
          Record10<String, Instant, String, String, String, String, String, String, String, Long>>
      ask(Condition which) {
    return clickhouse
        .select(
            T.ACTION_ID,
            T.AS_OF,
            T.NODE,
            T.METRIC,
            T.CURRENCY,
            T.SCOPE,
            T.THRESHOLD,
            T.ACTION,
            T.OUTCOME,
            T.BREACH)
        .from(T)
        .where(which)
        .and(Visible.node(scope, T.NODE));
  }
}
