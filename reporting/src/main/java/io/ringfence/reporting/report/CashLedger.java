package io.ringfence.reporting.report;

import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.PositionChangesQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the money of one episode went, to the last unit: what rows and venues say came in and went
 * out, fees, funding and what fills took equal what is in the wallet now.
 *
 * @param positionKey {@code venue/account/instrument/side}
 * @param episode opening of the key, counted from 1
 * @param node book that holds it
 * @param settlementAsset asset of the amounts
 * @param opened first change
 * @param last latest change
 * @param status open, closed or liquidated
 * @param cash the amounts
 */
public record CashLedger(
    String positionKey,
    long episode,
    String node,
    String settlementAsset,
    Instant opened,
    Instant last,
    String status,
    Cash cash) {
  /**
   * Amounts, settlement asset.
   *
   * @param flow what moved, and what it was
   * @param wallet what is in it now
   * @param lifetimeCap deposits less withdrawals as the stream says, and what the account paid
   */
  public record Cash(CashFlow flow, BigDecimal wallet, BigDecimal lifetimeCap) {
    static final Cash NOTHING = new Cash(CashFlow.NOTHING, BigDecimal.ZERO, BigDecimal.ZERO);

    /** In, out, fees, funding and loss less the wallet: 0 to the last unit, or a break. */
    public BigDecimal difference() {
      return flow.net().subtract(wallet);
    }

    /** What was realised: funding less fees and losses. */
    public BigDecimal realised() {
      return flow.realised();
    }

    /** After another change. */
    Cash after(CashEntry entry) {
      return new Cash(
          flow.plus(entry.flow()), entry.change().wallet(), entry.change().lifetimeCap());
    }
  }

  private record Episode(String positionKey, long number) {}

  /** Ledgers of all episodes, by key and episode. */
  public static List<CashLedger> of(Insights insights) {
    Map<Episode, CashLedger> ledgers = new LinkedHashMap<>();
    CashEntry.each(
        insights,
        entry ->
            ledgers.merge(
                new Episode(entry.change().positionKey(), entry.change().episode()),
                begun(entry),
                (before, _) -> before.after(entry)));
    return new ArrayList<>(ledgers.values());
  }

  private static CashLedger begun(CashEntry entry) {
    PositionChangesQuery.Row change = entry.change();
    return new CashLedger(
        change.positionKey(),
        change.episode(),
        NodePath.book(change.owner().desk(), change.owner().book()).toString(),
        change.settlementAsset(),
        change.at(),
        change.at(),
        change.status(),
        Cash.NOTHING.after(entry));
  }

  private CashLedger after(CashEntry entry) {
    PositionChangesQuery.Row change = entry.change();
    return new CashLedger(
        positionKey,
        episode,
        node,
        settlementAsset,
        opened,
        change.at(),
        change.status(),
        cash.after(entry));
  }

  /** The account whose statements are of it, among others. */
  public Statement.Account account() {
    return CashEntry.account(positionKey, settlementAsset);
  }

  /** What liquidations took by the venue's own rows, settlement asset; 0: none. */
  public BigDecimal reportedLoss(List<LiquidationsBetweenQuery.Row> liquidations) {
    return liquidations.stream()
        .filter(row -> row.positionKey().equals(positionKey) && row.episode() == episode)
        .map(LiquidationsBetweenQuery.Row::loss)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
