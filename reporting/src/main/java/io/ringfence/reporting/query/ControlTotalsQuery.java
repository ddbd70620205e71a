package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.InputCounts.INPUT_COUNTS;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
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
   */
  public record Row(
      String file,
      String kind,
      long received,
      long applied,
      long duplicate,
      long rejected,
      @Nullable Instant lastEventAt) {
    /** Whether every row received is accounted for. */
    public boolean balances() {
      return received == applied + duplicate + rejected;
    }
  }

  /** Files of a run by kind and name. */
  public List<Row> of(String runId) {
    return knownAt(runId, Vantage.latest(Instant.EPOCH));
  }

  /** Files of a run by kind and name, as their counts were known; of two the later recorded. */
  public List<Row> knownAt(String runId, Vantage vantage) {
    return clickhouse
        .select(
            INPUT_COUNTS.FILE,
            INPUT_COUNTS.KIND,
            INPUT_COUNTS.RECEIVED,
            INPUT_COUNTS.APPLIED,
            INPUT_COUNTS.DUPLICATE,
            INPUT_COUNTS.REJECTED,
            INPUT_COUNTS.LAST_EVENT_AT)
        .distinctOn(INPUT_COUNTS.KIND, INPUT_COUNTS.FILE)
        .from(INPUT_COUNTS)
        .where(INPUT_COUNTS.RUN_ID.eq(runId), vantage.knows(INPUT_COUNTS.RECORDED_AT))
        .orderBy(INPUT_COUNTS.KIND, INPUT_COUNTS.FILE, INPUT_COUNTS.RECORDED_AT.desc())
        .fetch(Records.mapping(Row::new));
  }
}
