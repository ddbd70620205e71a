package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Mandates.MANDATES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.Mandates;
import java.time.Instant;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Records;

/** Which mandate held. It speaks of accounts and positions of all desks: seen with all only. */
public record MandatesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A mandate as it was given.
   *
   * @param validFrom from when it holds, inclusive
   * @param document the mandate as JSON
   * @param source file it was read from
   * @param recordedAt when it was given to us
   */
  public record Row(Instant validFrom, String document, String source, Instant recordedAt) {}

  /** In front of a file's digest in the name of its batch. */
  static final String BATCH = "mandate/";

  private static final Mandates M = MANDATES;

  /** The one in force; of two from the same time the later recorded. Empty: none was given. */
  public Optional<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(M.VALID_FROM, M.DOCUMENT, M.SOURCE, M.RECORDED_AT)
        .from(M)
        .where(
            M.RUN_ID.eq(runId),
            vantage.holds(M.VALID_FROM, M.RECORDED_AT),
            Visible.wholeFirm(scope))
        .orderBy(M.VALID_FROM.desc(), M.RECORDED_AT.desc())
        .limit(1)
        .fetchOptional(Records.mapping(Row::new));
  }
}
