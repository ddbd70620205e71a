package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.VenueStatements.VENUE_STATEMENTS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.cash.Statement;
import io.ringfence.reporting.store.tables.VenueStatements;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * What venues said of accounts over periods that had ended. An account is not split by desk: who
 * does not see all desks sees statements of accounts in which no other desk's position ever lay.
 */
public record VenueStatementsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A statement.
   *
   * @param statement what it says
   * @param source file and line it was read from
   * @param fileDigest SHA-256 of the file, hexadecimal
   */
  public record Row(Statement statement, String source, String fileDigest) {}

  /** In front of a file's digest in the name of its batch. */
  static final String BATCH = "statements/";

  private static final VenueStatements S = VENUE_STATEMENTS;

  /** Statements by account, asset and period; of two for one period the later recorded. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(S.fields())
        .distinctOn(S.VENUE, S.ACCOUNT, S.ASSET, S.PERIOD_FROM, S.PERIOD_TO)
        .from(S)
        .where(
            S.RUN_ID.eq(runId), vantage.holds(S.PERIOD_TO, S.RECORDED_AT), visible(runId, vantage))
        .orderBy(S.VENUE, S.ACCOUNT, S.ASSET, S.PERIOD_FROM, S.PERIOD_TO, S.RECORDED_AT.desc())
        .fetch(VenueStatementsQuery::row);
  }

  private Condition visible(String runId, Vantage vantage) {
    return switch (scope) {
      case DeskScope.AllDesks() -> DSL.trueCondition();
      case DeskScope.Desks _ ->
          DSL.row(S.VENUE, S.ACCOUNT)
              .in(
                  new AccountsQuery(clickhouse, scope)
                      .seen(runId, vantage).stream()
                          .filter(AccountsQuery.Row::own)
                          .map(account -> DSL.row(account.venue(), account.account()))
                          .toList());
    };
  }

  private static Row row(Record row) {
    return new Row(
        new Statement(
            new Statement.Account(row.get(S.VENUE), row.get(S.ACCOUNT), row.get(S.ASSET)),
            row.get(S.PERIOD_FROM),
            row.get(S.PERIOD_TO),
            new Statement.Figures(
                row.get(S.OPENING),
                row.get(S.MONEY_IN),
                row.get(S.MONEY_OUT),
                row.get(S.FEES),
                row.get(S.FUNDING),
                row.get(S.LOSS),
                row.get(S.CLOSING))),
        row.get(S.SOURCE),
        row.get(S.BATCH).substring(BATCH.length()));
  }
}
