package io.ringfence.reporting.report;

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
 * Where the money of one episode went, to the last unit: what came in and went out, fees, funding
 * and what a liquidation took equal what is in the wallet now.
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
   * @param in what was put in, at least 0
   * @param out what was taken out or came back at a close, at least 0
   * @param fees what the wallet paid, at least 0
   * @param funding what the wallet received; below 0: paid
   * @param loss what a liquidation took, at least 0
   * @param wallet what is in it now
   * @param lifetimeCap deposits less withdrawals as the stream says, and what the account paid
   */
  public record Cash(
      BigDecimal in,
      BigDecimal out,
      BigDecimal fees,
      BigDecimal funding,
      BigDecimal loss,
      BigDecimal wallet,
      BigDecimal lifetimeCap) {
    static final Cash NOTHING =
        new Cash(
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO,
            BigDecimal.ZERO);

    /** In, out, fees, funding and loss less the wallet: 0 to the last unit. */
    public BigDecimal difference() {
      return in.subtract(out).subtract(fees).add(funding).subtract(loss).subtract(wallet);
    }

    /** What was realised: funding less fees and losses. */
    public BigDecimal realised() {
      return funding.subtract(fees).subtract(loss);
    }

    /** After a change of the wallet. */
    Cash after(PositionChangesQuery.Row change) {
      BigDecimal delta = change.wallet().subtract(wallet);
      BigDecimal cap = change.lifetimeCap();
      return switch (change.change()) {
        case "fee" -> new Cash(in, out, fees.subtract(delta), funding, loss, change.wallet(), cap);
        case "funding" -> new Cash(in, out, fees, funding.add(delta), loss, change.wallet(), cap);
        case "liquidation" ->
            new Cash(in, out, fees, funding, loss.subtract(delta), change.wallet(), cap);
        default ->
            delta.signum() >= 0
                ? new Cash(in.add(delta), out, fees, funding, loss, change.wallet(), cap)
                : new Cash(in, out.subtract(delta), fees, funding, loss, change.wallet(), cap);
      };
    }
  }

  private record Episode(String positionKey, long number) {}

  /** Ledgers of all episodes, by key and episode. */
  public static List<CashLedger> of(Insights insights) {
    Map<Episode, CashLedger> ledgers = new LinkedHashMap<>();
    for (PositionChangesQuery.Row change : insights.changes()) {
      ledgers.merge(
          new Episode(change.positionKey(), change.episode()),
          begun(change),
          (before, _) -> before.after(change));
    }
    return new ArrayList<>(ledgers.values());
  }

  private static CashLedger begun(PositionChangesQuery.Row change) {
    return new CashLedger(
        change.positionKey(),
        change.episode(),
        NodePath.book(change.owner().desk(), change.owner().book()).toString(),
        change.settlementAsset(),
        change.at(),
        change.at(),
        change.status(),
        Cash.NOTHING.after(change));
  }

  private CashLedger after(PositionChangesQuery.Row change) {
    return new CashLedger(
        positionKey,
        episode,
        node,
        settlementAsset,
        opened,
        change.at(),
        change.status(),
        cash.after(change));
  }

  /** What liquidations took by the venue's own rows, settlement asset; 0: none. */
  public BigDecimal reportedLoss(List<LiquidationsBetweenQuery.Row> liquidations) {
    return liquidations.stream()
        .filter(row -> row.positionKey().equals(positionKey) && row.episode() == episode)
        .map(LiquidationsBetweenQuery.Row::loss)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
