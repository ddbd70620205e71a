package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Rejects.REJECTS;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Which rows could not be parsed or applied, and why. A row that could not be read belongs to no
 * desk for certain, so rejects are seen with all desks only.
 */
public record RejectsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A rejected row.
   *
   * @param file name of the file without its folder
   * @param line line of the file, the header is line 1
   * @param kind kind of the file, for example {@code positions}
   * @param code reason as a stable code
   * @param reason field, rule and what was found
   * @param original the line as it came; may hold anything
   * @param occurredAt time the row speaks of; absent: it could not be read
   */
  public record Row(
      String file,
      long line,
      String kind,
      String code,
      String reason,
      String original,
      @Nullable Instant occurredAt) {}

  /** Rejects of a run by file and line. */
  public List<Row> of(String runId) {
    return ask(runId, DSL.noCondition());
  }

  /**
   * Rejects of rows that speak of an instant up to the vantage's, or of none that could be read, by
   * file and line.
   */
  public List<Row> upTo(String runId, Vantage vantage) {
    return ask(
        runId,
        REJECTS
            .OCCURRED_AT
            .isNull()
            .or(REJECTS.OCCURRED_AT.le(vantage.asOf()))
            .and(vantage.knows(REJECTS.RECORDED_AT)));
  }

  private List<Row> ask(String runId, Condition condition) {
    return clickhouse
        .select(
            REJECTS.FILE,
            REJECTS.LINE,
            REJECTS.KIND,
            REJECTS.CODE,
            REJECTS.REASON,
            REJECTS.ORIGINAL,
            REJECTS.OCCURRED_AT)
        .from(REJECTS)
        .where(REJECTS.RUN_ID.eq(runId), condition, Visible.wholeFirm(scope))
        .orderBy(REJECTS.FILE, REJECTS.LINE, REJECTS.CODE, REJECTS.REASON, REJECTS.ORIGINAL)
        .fetch(Records.mapping(Row::new));
  }
}
