package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Acknowledgements.ACKNOWLEDGEMENTS;

import io.ringfence.domain.access.DeskScope;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Who took notice of which alert or action, and after how long. */
public record AcknowledgementsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An acknowledgement.
   *
   * @param noticeId name of the alert or action
   * @param node node the message concerns
   * @param at when
   * @param waited from the source time of the message to then, at least 0
   * @param person who
   * @param decision {@code acknowledged} or {@code declined}
   * @param remark in the person's words; may hold anything; absent: none
   */
  public record Row(
      String noticeId,
      String node,
      Instant at,
      Duration waited,
      String person,
      String decision,
      @Nullable String remark) {}

  /** Names in one statement, far fewer than a statement may be long. */
  private static final int AT_A_TIME = 2_000;

  /**
   * Acknowledgements up to a vantage in order of time: what is recorded later is not known, however
   * early it was made.
   */
  public List<Row> upTo(String runId, Vantage vantage) {
    return ask(runId, vantage, DSL.noCondition());
  }

  /** Those of some alerts and actions alone. */
  public List<Row> of(String runId, Vantage vantage, Set<String> notices) {
    List<String> names = notices.stream().sorted().toList();
    List<Row> rows = new ArrayList<>();
    for (int from = 0; from < names.size(); from += AT_A_TIME) {
      List<String> some = names.subList(from, Math.min(names.size(), from + AT_A_TIME));
      rows.addAll(ask(runId, vantage, ACKNOWLEDGEMENTS.NOTICE_ID.in(some)));
    }
    return rows;
  }

  private List<Row> ask(String runId, Vantage vantage, Condition which) {
    return clickhouse
        .selectFrom(ACKNOWLEDGEMENTS)
        .where(
            ACKNOWLEDGEMENTS.RUN_ID.eq(runId),
            vantage.holds(ACKNOWLEDGEMENTS.ACKNOWLEDGED_AT, ACKNOWLEDGEMENTS.RECORDED_AT),
            which,
            Visible.node(scope, ACKNOWLEDGEMENTS.NODE))
        .orderBy(
            ACKNOWLEDGEMENTS.ACKNOWLEDGED_AT,
            ACKNOWLEDGEMENTS.NOTICE_ID,
            ACKNOWLEDGEMENTS.PERSON,
            ACKNOWLEDGEMENTS.DECISION)
        .fetch(
            row ->
                new Row(
                    row.get(ACKNOWLEDGEMENTS.NOTICE_ID),
                    row.get(ACKNOWLEDGEMENTS.NODE),
                    row.get(ACKNOWLEDGEMENTS.ACKNOWLEDGED_AT),
                    Duration.of(row.get(ACKNOWLEDGEMENTS.WAITED_US).longValue(), ChronoUnit.MICROS),
                    row.get(ACKNOWLEDGEMENTS.PERSON),
                    row.get(ACKNOWLEDGEMENTS.DECISION),
                    row.get(ACKNOWLEDGEMENTS.REMARK)));
  }
}
