package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.InputCounts.INPUT_COUNTS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.InputCounts;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Records;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What became of every row that came in. Counts only, so every caller may see them. */
public record ControlTotalsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * Rows of one file.
   *
   * @param file name of the file without its folder
   * @param kind kind of the file, for example {@code marks}
   * @param received data rows inside the run's window
   * @param applied rows that took effect
   * @param duplicate rows equal to one applied before
   * @param rejected rows that could not be parsed or applied
   * @param lastEventAt time of the latest applied row; absent: none was applied
   * @param firstOffset offset of the first record of a partition; absent: of a file, or not kept
   * @param lastOffset offset of the last one; absent: as the first
   * @param sha256 SHA-256 of a file, hexadecimal; absent: of a partition, or not kept
   */
  public record Row(
      String file,
      String kind,
      long received,
      long applied,
      long duplicate,
      long rejected,
      @Nullable Instant lastEventAt,
      @Nullable Long firstOffset,
      @Nullable Long lastOffset,
      @Nullable String sha256) {
    /** Whether every row received is accounted for. */
    public boolean balances() {
      return received == applied + duplicate + rejected;
    }
  }

  private static final InputCounts C = INPUT_COUNTS;

  /** Files of a run by kind and name. */
  public List<Row> of(String runId) {
    return knownAt(runId, Vantage.latest(Instant.EPOCH));
  }

  /**
   * Files of a run by kind and name, as their counts were known. A run without an end writes what
   * came since it did so last, and these add up; what is recorded later takes their place.
   */
  public List<Row> knownAt(String runId, Vantage vantage) {
    Field<Instant> latest =
        DSL.max(C.RECORDED_AT).over().partitionBy(C.KIND, C.FILE).as("latest_recorded");
    Table<?> known =
        DSL.select(C.asterisk(), latest)
            .from(C)
            .where(C.RUN_ID.eq(runId), vantage.knows(C.RECORDED_AT))
            .asTable("known");
    return clickhouse
        .select(
            of(known, C.FILE),
            of(known, C.KIND),
            DSL.sum(of(known, C.RECEIVED)).cast(Long.class),
            DSL.sum(of(known, C.APPLIED)).cast(Long.class),
            DSL.sum(of(known, C.DUPLICATE)).cast(Long.class),
            DSL.sum(of(known, C.REJECTED)).cast(Long.class),
            DSL.max(of(known, C.LAST_EVENT_AT)),
            DSL.min(of(known, C.FIRST_OFFSET)),
            DSL.max(of(known, C.LAST_OFFSET)),
            DSL.max(of(known, C.SHA256)))
        .from(known)
        .where(of(known, C.RECORDED_AT).eq(of(known, latest)))
        .groupBy(of(known, C.KIND), of(known, C.FILE))
        .orderBy(of(known, C.KIND), of(known, C.FILE))
        .fetch(Records.mapping(Row::new));
  }

  private static <T> Field<T> of(Table<?> table, Field<T> field) {
    return Objects.requireNonNull(table.field(field), field.getName());
  }
}
