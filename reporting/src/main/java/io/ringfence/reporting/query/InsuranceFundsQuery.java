package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.InsuranceFundBalances.INSURANCE_FUND_BALANCES;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.store.tables.InsuranceFundBalances;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Records;

/** What venues' insurance funds held. They are the venues' own and belong to no desk. */
public record InsuranceFundsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A balance.
   *
   * @param venue venue
   * @param asset asset of the balance
   * @param at when it was so
   * @param balance balance of the fund, asset
   */
  public record Row(String venue, String asset, Instant at, BigDecimal balance) {}

  private static final InsuranceFundBalances F = INSURANCE_FUND_BALANCES;

  /** The latest of each fund, by venue and asset. */
  public List<Row> at(String runId, Vantage vantage) {
    return clickhouse
        .select(F.VENUE, F.ASSET, F.OCCURRED_AT, F.BALANCE)
        .distinctOn(F.VENUE, F.ASSET)
        .from(F)
        .where(F.RUN_ID.eq(runId), vantage.holds(F.OCCURRED_AT, F.RECORDED_AT))
        .orderBy(F.VENUE, F.ASSET, F.OCCURRED_AT.desc(), F.RECORDED_AT.desc())
        .fetch(Records.mapping(Row::new));
  }
}
