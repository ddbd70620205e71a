package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.ExpectedAccounts.EXPECTED_ACCOUNTS;
import static io.ringfence.reporting.store.tables.Mandates.MANDATES;
import static io.ringfence.reporting.store.tables.VenueFigures.VENUE_FIGURES;
import static io.ringfence.reporting.store.tables.VenueStatements.VENUE_STATEMENTS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.RecordedOnce.Batch;
import io.ringfence.reporting.store.tables.ExpectedAccounts;
import io.ringfence.reporting.store.tables.VenueFigures;
import io.ringfence.reporting.store.tables.VenueStatements;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * Where what venues say, what mandates allow and who must report is written down beside a run. A
 * file is stored once, whoever gives it again and how often: what was known of it first stays.
 */
public record VenueRecords(DSLContext clickhouse, DeskScope scope) {
  private static final VenueStatements S = VENUE_STATEMENTS;
  private static final VenueFigures F = VENUE_FIGURES;
  private static final ExpectedAccounts E = EXPECTED_ACCOUNTS;
  private static final String NUMBERS = "numbers/";

  public VenueRecords {
    if (!(scope instanceof DeskScope.AllDesks)) {
      throw new IllegalArgumentException("what venues say of accounts is recorded for all desks");
    }
  }

  /**
   * Writes the statements of a file.
   *
   * @param recordedAt when they were given
   * @return false where the file was there before
   */
  public boolean writeStatements(
      String runId, List<VenueStatementsQuery.Row> rows, Instant recordedAt) {
    if (rows.isEmpty()) {
      return true;
    }
    String batch = VenueStatementsQuery.BATCH + rows.getFirst().fileDigest();
    List<Field<?>> fields =
        List.of(
            S.RUN_ID,
            S.BATCH,
            S.VENUE,
            S.ACCOUNT,
            S.ASSET,
            S.PERIOD_FROM,
            S.PERIOD_TO,
            S.OPENING,
            S.MONEY_IN,
            S.MONEY_OUT,
            S.FEES,
            S.FUNDING,
            S.LOSS,
            S.CLOSING,
            S.SOURCE,
            S.RECORDED_AT);
    return write(
        S,
        fields,
        new Batch(runId, batch),
        rows.stream().map(row -> columns(row, new Batch(runId, batch), recordedAt)).toList());
  }

  /**
   * Writes the figures of a payload.
   *
   * @param digest of the payload and of what was said of it, hexadecimal
   * @param recordedAt when they were given
   * @return false where they were there before
   */
  public boolean writeFigures(
      String runId, String digest, List<VenueFiguresQuery.Row> rows, Instant recordedAt) {
    Batch batch = new Batch(runId, NUMBERS + digest);
    List<Field<?>> fields =
        List.of(
            F.RUN_ID,
            F.BATCH,
            F.POSITION_KEY,
            F.OCCURRED_AT,
            F.IS_TIMED,
            F.FIGURE,
            F.VERDICT,
            F.PRINTED,
            F.BY_RULES,
            F.TOLERANCE,
            F.WHY,
            F.RULE_PACK,
            F.SOURCE,
            F.RECORDED_AT);
    return write(
        F, fields, batch, rows.stream().map(row -> columns(row, batch, recordedAt)).toList());
  }

  /**
   * Writes a mandate.
   *
   * @param digest SHA-256 of the document, hexadecimal
   * @return false where it was there before
   */
  public boolean writeMandate(String runId, String digest, MandatesQuery.Row row) {
    Batch batch = new Batch(runId, MandatesQuery.BATCH + digest);
    return write(
        MANDATES,
        List.of(
            MANDATES.RUN_ID,
            MANDATES.BATCH,
            MANDATES.VALID_FROM,
            MANDATES.DOCUMENT,
            MANDATES.SOURCE,
            MANDATES.RECORDED_AT),
        batch,
        List.<@Nullable Object[]>of(
            new @Nullable Object[] {
              runId, batch.name(), row.validFrom(), row.document(), row.source(), row.recordedAt()
            }));
  }

  /**
   * Writes which accounts must report.
   *
   * @param digest SHA-256 of the file, hexadecimal
   * @return false where they were there before
   */
  public boolean writeExpected(String runId, String digest, List<ExpectedAccountsQuery.Row> rows) {
    Batch batch = new Batch(runId, ExpectedAccountsQuery.BATCH + digest);
    List<Field<?>> fields =
        List.of(
            E.RUN_ID,
            E.BATCH,
            E.VENUE,
            E.ACCOUNT,
            E.NODE,
            E.VALID_FROM,
            E.VALID_TO,
            E.SILENT_AFTER_S,
            E.SOURCE,
            E.RECORDED_AT);
    return write(E, fields, batch, rows.stream().map(row -> columns(row, batch)).toList());
  }

  /**
   * Writes a version of the register of defaults. A later one that says the same is not written:
   * the register is that of all proposals, and those of other kinds let no sign-off lapse.
   *
   * @param head hash of its last line
   * @return false where it, or what it says, was there before
   */
  public boolean writeDefaults(String runId, String head, List<ApprovedDefaultsQuery.Row> rows) {
    if (saysTheSame(rows, new ApprovedDefaultsQuery(clickhouse, scope).latest(runId))) {
      return false;
    }
    Batch batch = new Batch(runId, ApprovedDefaultsQuery.BATCH + head);
    return new DefaultRecords(clickhouse).write(batch, rows);
  }

  private static boolean saysTheSame(
      List<ApprovedDefaultsQuery.Row> rows, List<ApprovedDefaultsQuery.Row> before) {
    return rows.size() == before.size()
        && rows.stream().allMatch(row -> before.stream().anyMatch(row::says));
  }

  private boolean write(
      Table<Record> table, List<Field<?>> fields, Batch batch, List<@Nullable Object[]> rows) {
    return new RecordedOnce(clickhouse, table, fields).write(batch, rows);
  }

  private static @Nullable Object[] columns(ExpectedAccountsQuery.Row row, Batch batch) {
    Duration silentAfter = row.silentAfter();
    return new @Nullable Object[] {
      batch.runId(),
      batch.name(),
      row.venue(),
      row.account(),
      row.node(),
      row.validFrom(),
      row.validTo(),
      silentAfter == null ? null : silentAfter.toSeconds(),
      row.source(),
      row.recordedAt()
    };
  }

  private static @Nullable Object[] columns(
      VenueStatementsQuery.Row row, Batch batch, Instant recordedAt) {
    Statement.Account account = row.statement().account();
    Statement.Figures figures = row.statement().figures();
    return new @Nullable Object[] {
      batch.runId(),
      batch.name(),
      account.venue(),
      account.name(),
      account.asset(),
      row.statement().from(),
      row.statement().to(),
      figures.opening(),
      figures.in(),
      figures.out(),
      figures.fees(),
      figures.funding(),
      figures.loss(),
      figures.closing(),
      row.source(),
      recordedAt
    };
  }

  private static @Nullable Object[] columns(
      VenueFiguresQuery.Row row, Batch batch, Instant recordedAt) {
    VenueFiguresQuery.Finding finding = row.finding();
    return new @Nullable Object[] {
      batch.runId(),
      batch.name(),
      row.positionKey(),
      row.time().at(),
      row.time().timed(),
      row.figure(),
      finding.verdict(),
      plain(finding.printed()),
      plain(finding.byRules()),
      plain(finding.tolerance()),
      finding.why(),
      finding.rulePack(),
      row.source(),
      recordedAt
    };
  }

  /** Without an exponent. */
  private static @Nullable BigDecimal plain(@Nullable BigDecimal figure) {
    return figure == null ? null : new BigDecimal(Precision.canonical(figure));
  }
}
