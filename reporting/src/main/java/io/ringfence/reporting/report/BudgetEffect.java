package io.ringfence.reporting.report;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.reporting.query.BudgetsAtQuery;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What putting margin into a position, or taking it out, does to a budget of the nodes it counts
 * in.
 *
 * @param budget the budget as it is
 * @param after use after it; absent: the use is unknown
 * @param headroom hard limit less that use, below 0 what is used beyond it; absent: unknown
 * @param reached {@code WITHIN}, {@code WARNING} or {@code BREACH} by the limits alone, or {@code
 *     UNKNOWN}
 */
public record BudgetEffect(
    BudgetsAtQuery.Row budget,
    @Nullable BigDecimal after,
    @Nullable BigDecimal headroom,
    String reached) {
  /** What counts wallets one to one. Source: risk definitions, Loss and budget. */
  private static final Set<String> COUNT_WALLETS =
      Set.of(
          BudgetMetric.OPEN_CAPITAL_AT_RISK.code(),
          BudgetMetric.PERIOD_LOSS.code(),
          BudgetMetric.ISOLATED_MARGIN.code());

  /**
   * Effects on the budgets that count wallets in an asset, in their order. Budgets of some of a
   * node's positions are left out: whether they count the position is not known here.
   *
   * @param position the position whose wallet changes
   * @param change margin put in, negative: taken out, settlement asset
   */
  public static List<BudgetEffect> of(
      List<BudgetsAtQuery.Row> budgets, PositionLine position, BigDecimal change) {
    return budgets.stream()
        .filter(it -> COUNT_WALLETS.contains(it.metric()) && it.terms().scope() == null)
        .filter(it -> it.currency().equals(position.row().settlementAsset()))
        .filter(it -> isAbove(it.node(), position))
        .map(it -> of(it, change))
        .toList();
  }

  /**
   * Effects of a change that takes the wallet from one amount to another, as a change of leverage
   * does at venues that set margin free with it.
   *
   * @param before wallet as it is, settlement asset
   * @param after wallet after the change
   */
  public static List<BudgetEffect> between(
      List<BudgetsAtQuery.Row> budgets,
      PositionLine position,
      BigDecimal before,
      BigDecimal after) {
    return of(budgets, position, after.subtract(before));
  }

  private static boolean isAbove(String node, PositionLine position) {
    String book = "firm/" + position.row().owner().desk() + "/" + position.row().owner().book();
    return book.equals(node) || book.startsWith(node + "/");
  }

  private static BudgetEffect of(BudgetsAtQuery.Row budget, BigDecimal change) {
    BigDecimal used = budget.use() == null ? null : budget.use().used();
    if (used == null) {
      return new BudgetEffect(budget, null, null, "UNKNOWN");
    }
    BigDecimal after = used.add(change);
    return new BudgetEffect(budget, after, budget.hard().subtract(after), reached(budget, after));
  }

  private static String reached(BudgetsAtQuery.Row budget, BigDecimal use) {
    if (use.compareTo(budget.hard()) > 0) {
      return "BREACH";
    }
    return use.compareTo(budget.soft()) > 0 ? "WARNING" : "WITHIN";
  }
}
