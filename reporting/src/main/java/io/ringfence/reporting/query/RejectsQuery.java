package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Rejects.REJECTS;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Records;
import org.jooq.SelectConditionStep;
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

  /**
   * Rows that were rejected for one reason.
   *
   * @param kind kind of the file
   * @param code reason as a stable code
   * @param rows how many
   * @param file file of the first
   * @param line line of the first
   * @param reason field, rule and what was found in the first
   */
  public record Count(String kind, String code, int rows, String file, long line, String reason) {}

  /** As much of a reason as tells two rejects of one line apart. */
  private static final int BEGINNING = 64;

  private static final Keyset BY_LINE =
      Keyset.of(
          REJECTS.FILE,
          REJECTS.LINE,
          REJECTS.CODE,
          DSL.field(
              "substringUTF8({0}, 1, " + BEGINNING + ")",
              REJECTS.REASON.getDataType(),
              REJECTS.REASON));

  /** Rejects of a run by file and line. */
  public List<Row> of(String runId) {
    return inOrder(ask(runId, DSL.noCondition()));
  }

  /**
   * Rejects of rows that speak of an instant up to the vantage's, or of none that could be read, by
   * file and line.
   */
  public List<Row> upTo(String runId, Vantage vantage) {
    return inOrder(ask(runId, known(vantage)));
  }

  /**
   * Some of them.
   *
   * @throws IllegalArgumentException when the part is of another answer
   */
  public Paged<Row> upTo(String runId, Vantage vantage, Part part) {
    return Paged.of(
        ask(runId, known(vantage))
            .and(BY_LINE.after(part.after()))
            .orderBy(BY_LINE.order())
            .limit(part.andOneMore())
            .fetch(RejectsQuery::row),
        part,
        row -> List.of(row.file(), Long.toString(row.line()), row.code(), beginning(row.reason())));
  }

  /** How many there are of each kind and code, however many that is. */
  public List<Count> counts(String runId, Vantage vantage) {
    return clickhouse
        .select(
            REJECTS.KIND,
            REJECTS.CODE,
            DSL.count(),
            first(REJECTS.FILE),
            first(REJECTS.LINE),
            first(REJECTS.REASON))
        .from(REJECTS)
        .where(REJECTS.RUN_ID.eq(runId), known(vantage), Visible.wholeFirm(scope))
        .groupBy(REJECTS.KIND, REJECTS.CODE)
        .orderBy(REJECTS.KIND, REJECTS.CODE)
        .fetch(Records.mapping(Count::new));
  }

  /** A field of the first row by file and line. */
  private static <T> Field<T> first(Field<T> field) {
    return DSL.field(
        "argMin({0}, ({1}, {2}, {3}))",
        field.getDataType(), field, REJECTS.FILE, REJECTS.LINE, REJECTS.REASON);
  }

  private static Condition known(Vantage vantage) {
    return REJECTS
        .OCCURRED_AT
        .isNull()
        .or(REJECTS.OCCURRED_AT.le(vantage.asOf()))
        .and(vantage.knows(REJECTS.RECORDED_AT));
  }

  private static String beginning(String reason) {
    int letters = Math.min(BEGINNING, reason.codePointCount(0, reason.length()));
    return reason.substring(0, reason.offsetByCodePoints(0, letters));
  }

  private static List<Row> inOrder(SelectConditionStep<Record> rejects) {
    return rejects
        .orderBy(REJECTS.FILE, REJECTS.LINE, REJECTS.CODE, REJECTS.REASON, REJECTS.ORIGINAL)
        .fetch(RejectsQuery::row);
  }

  private SelectConditionStep<Record> ask(String runId, Condition condition) {
    return clickhouse
        .select(List.of(REJECTS.fields()))
        .from(REJECTS)
        .where(REJECTS.RUN_ID.eq(runId), condition, Visible.wholeFirm(scope));
  }

  private static Row row(Record row) {
    return new Row(
        row.get(REJECTS.FILE),
        row.get(REJECTS.LINE),
        row.get(REJECTS.KIND),
        row.get(REJECTS.CODE),
        row.get(REJECTS.REASON),
        row.get(REJECTS.ORIGINAL),
        row.get(REJECTS.OCCURRED_AT));
  }
}
