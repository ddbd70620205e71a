package io.ringfence.reporting.report;

import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What liquidations cost in one settlement asset.
 *
 * @param settlementAsset asset of the amounts
 * @param count liquidations
 * @param loss wallets lost
 * @param deficit what gaps lost beyond them, the venues'
 */
public record Losses(String settlementAsset, int count, BigDecimal loss, BigDecimal deficit) {
  /** Losses by asset; no asset without a liquidation. */
  static List<Losses> of(List<LiquidationsBetweenQuery.Row> liquidations) {
    Map<String, Losses> byAsset = new TreeMap<>();
    for (LiquidationsBetweenQuery.Row row : liquidations) {
      byAsset.merge(
          row.settlementAsset(),
          new Losses(row.settlementAsset(), 1, row.loss(), row.deficit()),
          Losses::plus);
    }
    return new ArrayList<>(byAsset.values());
  }

  private Losses plus(Losses other) {
    return new Losses(
        settlementAsset, count + other.count, loss.add(other.loss), deficit.add(other.deficit));
  }
}
