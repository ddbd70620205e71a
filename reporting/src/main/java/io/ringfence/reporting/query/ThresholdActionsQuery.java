package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.ThresholdActions.THRESHOLD_ACTIONS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.ThresholdActions;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** What thresholds of budgets set off and took back. */
public record ThresholdActionsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * Something a threshold set off or took back.
   *
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

  /** Everything up to an instant, in order of time. */
  public List<Row> upTo(String runId, Instant asOf) {
    return upTo(runId, Vantage.latest(asOf));
  }

  /** Everything up to a vantage, in order of time. */
  public List<Row> upTo(String runId, Vantage vantage) {
    return clickhouse
        .select(
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
        .where(
            T.RUN_ID.eq(runId), vantage.holds(T.AS_OF, T.RECORDED_AT), Visible.node(scope, T.NODE))
        .orderBy(T.AS_OF, T.NODE, T.METRIC, T.CURRENCY, T.SCOPE, T.THRESHOLD, T.ACTION)
        .fetch(Records.mapping(Row::new));
  }
}
