package io.ringfence.api.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A point of a history as a row of a table: of a node, or of one of its budgets.
 *
 * @param node the node
 * @param currency settlement asset of a node's amounts; currency of a budget's limits
 * @param at instant
 * @param desk figures of the node; absent: it is a budget's
 * @param metric what the budget limits; absent: it is the node's
 * @param part which of the node's positions the budget counts; absent: all, or it is the node's
 * @param budget use of the budget; absent: it is the node's
 */
record DeskHistoryRow(
    String node,
    String currency,
    Instant at,
    DeskHistoryAnswer.@Nullable Point desk,
    @Nullable String metric,
    @Nullable String part,
    DeskHistoryAnswer.@Nullable Use budget) {
  static DeskHistoryRow of(DeskHistoryAnswer.Desk line, DeskHistoryAnswer.Point point) {
    return new DeskHistoryRow(
        line.node(), line.settlementAsset(), point.at(), point, null, null, null);
  }

  static DeskHistoryRow of(DeskHistoryAnswer.Budget line, DeskHistoryAnswer.Use use) {
    return new DeskHistoryRow(
        line.node(), line.currency(), use.at(), null, line.metric(), line.part(), use);
  }
}
