package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Alerts.ALERTS;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectConditionStep;
import org.jooq.impl.DSL;
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

  /** Alerts without a level come as one kind, and are ordered by what else they have. */
  private static final Field<BigDecimal> LEVEL = Columns.orZero(ALERTS.LEVEL);

  /**
   * In order of time; of alerts that no other field tells apart the names decide, and what budgets
   * use of those from before there were names.
   */
  private static final Keyset IN_TIME =
      Keyset.of(
              ALERTS.AT,
              ALERTS.NODE,
              ALERTS.KIND,
              Columns.orEmpty(ALERTS.POSITION_KEY),
              Columns.orEmpty(ALERTS.METRIC),
              Columns.orEmpty(ALERTS.INSTRUMENT),
              LEVEL,
              Columns.orEmpty(ALERTS.STATE),
              ALERTS.ALERT_ID,
              Columns.orZero(ALERTS.USED))
          .butDescending(LEVEL);

  /** Alerts from an instant to another, both inclusive, in order of time. */
  public List<Row> between(String runId, Instant from, Instant to) {
    return between(runId, from, Vantage.latest(to));
  }

  /** The same up to a vantage. */
  public List<Row> between(String runId, Instant from, Vantage to) {
    return ask(within(runId, from, to)).orderBy(IN_TIME.order()).fetch(AlertsBetweenQuery::row);
  }

  /**
   * Some of them, the latest first.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> latest(String runId, Instant from, Vantage to, Part part) {
    Keyset latestFirst = IN_TIME.turned();
    return Paged.of(
        ask(within(runId, from, to))
            .and(latestFirst.after(part.after()))
            .orderBy(latestFirst.order())
            .limit(part.andOneMore())
            .fetch(AlertsBetweenQuery::row),
        part,
        AlertsBetweenQuery::place);
  }

  /** The alert of this name; empty: the desks received none. */
  public Optional<Row> named(String runId, String id) {
    return id.isEmpty()
        ? Optional.empty()
        : ask(ALERTS.RUN_ID.eq(runId).and(ALERTS.ALERT_ID.eq(id)))
            .limit(1)
            .fetchOptional(AlertsBetweenQuery::row);
  }

  private static Condition within(String runId, Instant from, Vantage to) {
    return DSL.and(
        ALERTS.RUN_ID.eq(runId), ALERTS.AT.ge(from), to.holds(ALERTS.AT, ALERTS.RECORDED_AT));
  }

  private SelectConditionStep<Record> ask(Condition which) {
    return clickhouse
        .select(List.of(ALERTS.fields()))
        .from(ALERTS)
        .where(which)
        .and(Visible.node(scope, ALERTS.NODE));
  }

  private static List<String> place(Row row) {
    return List.of(
        row.at().toString(),
        row.node(),
        row.kind(),
        Objects.requireNonNullElse(row.positionKey(), ""),
        Objects.requireNonNullElse(row.metric(), ""),
        Objects.requireNonNullElse(row.instrument(), ""),
        plain(row.level()),
        Objects.requireNonNullElse(row.state(), ""),
        row.id(),
        plain(row.used()));
  }

  private static String plain(@Nullable BigDecimal figure) {
    return figure == null ? "0" : figure.toPlainString();
  }

  private static Row row(Record row) {
    return new Row(
        row.get(ALERTS.ALERT_ID),
        row.get(ALERTS.AT),
        row.get(ALERTS.KIND),
        row.get(ALERTS.LEVEL),
        row.get(ALERTS.NODE),
        row.get(ALERTS.INSTRUMENT),
        row.get(ALERTS.POSITION_KEY),
        row.get(ALERTS.METRIC),
        row.get(ALERTS.MARK_PRICE),
        row.get(ALERTS.LIQUIDATION_PRICE),
        row.get(ALERTS.DISTANCE),
        row.get(ALERTS.MARGIN_RATIO),
        row.get(ALERTS.STATE),
        row.get(ALERTS.USED),
        row.get(ALERTS.RECEIVED_AT),
        row.get(ALERTS.EMITTED_AT));
  }
}
