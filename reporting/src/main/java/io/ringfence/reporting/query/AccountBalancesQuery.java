package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.AccountBalances.ACCOUNT_BALANCES;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/**
 * What each account could add to its positions at one instant. An account may serve several desks,
 * so balances are seen with all desks only.
 */
public record AccountBalancesQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A free balance.
   *
   * @param venue venue
   * @param account account at the venue
   * @param settlementAsset asset
   * @param since when it was reported
   * @param freeBalance what can be added without a transfer, settlement asset
   */
  public record Row(
      String venue,
      String account,
      String settlementAsset,
      Instant since,
      BigDecimal freeBalance) {}

  /** Latest balances at or before an instant, by venue, account and asset. */
  public List<Row> at(String runId, Instant asOf) {
    return at(runId, Vantage.latest(asOf));
  }

  /** Latest balances, by venue, account and asset. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(
            ACCOUNT_BALANCES.VENUE,
            ACCOUNT_BALANCES.ACCOUNT,
            ACCOUNT_BALANCES.SETTLEMENT_ASSET,
            ACCOUNT_BALANCES.OCCURRED_AT,
            ACCOUNT_BALANCES.FREE_BALANCE)
        .distinctOn(
            ACCOUNT_BALANCES.VENUE, ACCOUNT_BALANCES.ACCOUNT, ACCOUNT_BALANCES.SETTLEMENT_ASSET)
        .from(ACCOUNT_BALANCES)
        .where(
            ACCOUNT_BALANCES.RUN_ID.eq(runId),
            vantage.holds(ACCOUNT_BALANCES.OCCURRED_AT, ACCOUNT_BALANCES.RECORDED_AT),
            Visible.wholeFirm(scope))
        .orderBy(
            ACCOUNT_BALANCES.VENUE,
            ACCOUNT_BALANCES.ACCOUNT,
            ACCOUNT_BALANCES.SETTLEMENT_ASSET,
            ACCOUNT_BALANCES.OCCURRED_AT.desc(),
            ACCOUNT_BALANCES.RECORDED_AT.desc())
        .fetch(Records.mapping(Row::new));
  }
}
