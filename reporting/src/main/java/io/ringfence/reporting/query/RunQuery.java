package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Runs.RUNS;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jspecify.annotations.Nullable;

/** Which runs completed, over what and until when. Says nothing of any desk. */
public record RunQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A completed run.
   *
   * @param runId its name
   * @param simulated whether its liquidations are computed rather than reported by a venue
   * @param markBasis {@code mark}, or {@code last} where last prices were used as marks
   * @param from lower bound of marks and funding, inclusive; absent: none
   * @param to upper bound of marks and funding, inclusive; absent: none
   * @param firstAt time of the first event
   * @param asOf time of the last event
   * @param inputDigest SHA-256 over inputs and options, hexadecimal
   * @param modelBuild version of the program that computed it
   * @param options options of the run as JSON
   */
  public record Row(
      String runId,
      boolean simulated,
      String markBasis,
      @Nullable Instant from,
      @Nullable Instant to,
      Instant firstAt,
      Instant asOf,
      String inputDigest,
      String modelBuild,
      String options) {
    /** The same run seen from an earlier instant. */
    public Row asOf(Instant earlier) {
      return new Row(
          runId,
          simulated,
          markBasis,
          from,
          to,
          firstAt,
          earlier,
          inputDigest,
          modelBuild,
          options);
    }
  }

  /** The run of this name. */
  public Optional<Row> named(String runId) {
    return all().stream().filter(run -> run.runId().equals(runId)).findFirst();
  }

  /** The run that reaches furthest; of several the last by name. */
  public Optional<Row> latest() {
    return all().stream().findFirst();
  }

  /** Every run, the one that reaches furthest first. */
  public List<Row> all() {
    return clickhouse
        .selectDistinct(
            RUNS.RUN_ID,
            RUNS.SIMULATED,
            RUNS.MARK_BASIS,
            RUNS.FROM_AT,
            RUNS.TO_AT,
            RUNS.FIRST_AT,
            RUNS.AS_OF,
            RUNS.INPUT_DIGEST,
            RUNS.MODEL_BUILD,
            RUNS.OPTIONS)
        .from(RUNS)
        .orderBy(RUNS.AS_OF.desc(), RUNS.RUN_ID.desc())
        .fetch(Records.mapping(Row::new));
  }
}
