package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.ExpectedAccounts.EXPECTED_ACCOUNTS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.ExpectedAccounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Which accounts had to report. Accounts may serve several desks: seen with all desks only. */
public record ExpectedAccountsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * An account that must report.
   *
   * @param venue venue
   * @param account account at the venue
   * @param node node whose positions it may hold
   * @param validFrom from when it must report, inclusive
   * @param validTo until when, exclusive; absent: without an end
   * @param silentAfter longest time without a word of it before it is silent, above 0; absent: its
   *     silence is not judged
   * @param source file and line
   * @param recordedAt when it was given to us
   */
  public record Row(
      String venue,
      String account,
      String node,
      Instant validFrom,
      @Nullable Instant validTo,
      @Nullable Duration silentAfter,
      String source,
      Instant recordedAt) {}

  /** In front of a file's digest in the name of its batch. */
  static final String BATCH = "expected-accounts/";

  private static final ExpectedAccounts E = EXPECTED_ACCOUNTS;

  /** Those that had to report at the instant, by venue and account. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(
            E.VENUE,
            E.ACCOUNT,
            E.NODE,
            E.VALID_FROM,
            E.VALID_TO,
            E.SILENT_AFTER_S,
            E.SOURCE,
            E.RECORDED_AT)
        .distinctOn(E.VENUE, E.ACCOUNT, E.VALID_FROM)
        .from(E)
        .where(
            E.RUN_ID.eq(runId),
            vantage.holds(E.VALID_FROM, E.RECORDED_AT),
            Visible.wholeFirm(scope))
        .orderBy(E.VENUE, E.ACCOUNT, E.VALID_FROM, E.RECORDED_AT.desc(), E.SOURCE)
        .fetch(
            Records.mapping(
                (venue, account, node, from, to, silent, source, recorded) ->
                    new Row(venue, account, node, from, to, seconds(silent), source, recorded)))
        .stream()
        .filter(row -> row.validTo() == null || row.validTo().isAfter(vantage.asOf()))
        .toList();
  }

  private static @Nullable Duration seconds(@Nullable Long count) {
    return count == null ? null : Duration.ofSeconds(count);
  }

  /** Whether anybody has said by then which accounts must report, whatever the instant. */
  public boolean isDeclared(String runId, Vantage vantage) {
    return clickhouse.fetchExists(
        DSL.selectOne()
            .from(E)
            .where(E.RUN_ID.eq(runId), vantage.knows(E.RECORDED_AT), Visible.wholeFirm(scope)));
  }
}
