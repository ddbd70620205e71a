package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Alerts.ALERTS;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Which alerts the desks received between two instants. */
public record AlertsBetweenQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An alert.
   *
   * @param id what acknowledgements name it by; empty: of a run before there were any
   * @param at source time of the event that caused it
   * @param kind {@code DISTANCE}, {@code MARGIN_RATIO}, {@code LIQUIDATION}, {@code
   *     PRESUMED_LIQUIDATION}, {@code BUDGET}, {@code MARK} or {@code RATE}
   * @param level level crossed; absent: liquidation and budget have none
   * @param node node it concerns: the position's book, or the node of the budget
   * @param instrument {@code venue/instrument} of an alert of a mark, {@code base/quote} of one of
   *     a rate; absent: another alert
   * @param positionKey position; absent: a budget alert
   * @param metric metric of the budget; absent: a position alert
   * @param markPrice mark that caused it, quote per base; absent: a budget alert
   * @param liquidationPrice liquidation price at that moment, quote per base; absent: none
   * @param distance signed fraction of the mark to it; absent: none
   * @param marginRatio requirement over equity; absent: bankrupt, or a budget alert
   * @param state state entered; absent: a position alert
   * @param used use of the budget; absent: unknown, or a position alert
   * @param receivedAt wall clock: the latest record of the instant came in; absent: time caused the
   *     alert, or it was stored before the clock was
   * @param emittedAt wall clock: it left the job; absent: stored before the clock was
   */
  public record Row(
      String id,
      Instant at,
      String kind,
      @Nullable BigDecimal level,
      String node,
      @Nullable String instrument,
      @Nullable String positionKey,
      @Nullable String metric,
      @Nullable BigDecimal markPrice,
      @Nullable BigDecimal liquidationPrice,
      @Nullable BigDecimal distance,
      @Nullable BigDecimal marginRatio,
      @Nullable String state,
      @Nullable BigDecimal used,
      @Nullable Instant receivedAt,
      @Nullable Instant emittedAt) {}

  /** Alerts from an instant to another, both inclusive, in order of time. */
  public List<Row> between(String runId, Instant from, Instant to) {
    return between(runId, from, Vantage.latest(to));
  }

  /** The same up to a vantage. */
  public List<Row> between(String runId, Instant from, Vantage to) {
    return ask(
        ALERTS.RUN_ID.eq(runId), ALERTS.AT.ge(from), to.holds(ALERTS.AT, ALERTS.RECORDED_AT));
  }

  /** The alert of this name; empty: the desks received none. */
  public Optional<Row> named(String runId, String id) {
    return id.isEmpty()
        ? Optional.empty()
        : ask(ALERTS.RUN_ID.eq(runId), ALERTS.ALERT_ID.eq(id)).stream().findFirst();
  }

  private List<Row> ask(Condition... conditions) {
    return clickhouse
        .select(
            ALERTS.ALERT_ID,
            ALERTS.AT,
            ALERTS.KIND,
            ALERTS.LEVEL,
            ALERTS.NODE,
            ALERTS.INSTRUMENT,
            ALERTS.POSITION_KEY,
            ALERTS.METRIC,
            ALERTS.MARK_PRICE,
            ALERTS.LIQUIDATION_PRICE,
            ALERTS.DISTANCE,
            ALERTS.MARGIN_RATIO,
            ALERTS.STATE,
            ALERTS.USED,
            ALERTS.RECEIVED_AT,
            ALERTS.EMITTED_AT)
        .from(ALERTS)
        .where(conditions)
        .and(Visible.node(scope, ALERTS.NODE))
        .orderBy(
            ALERTS.AT,
            ALERTS.NODE,
            ALERTS.KIND,
            ALERTS.POSITION_KEY,
            ALERTS.METRIC,
            ALERTS.INSTRUMENT,
            ALERTS.LEVEL.desc(),
            ALERTS.STATE)
        .fetch(Records.mapping(Row::new));
  }
}
