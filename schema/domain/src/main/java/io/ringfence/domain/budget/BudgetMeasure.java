package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Measures the use of a budget on a node's ledgers. Amounts of other assets than the budget's
 * currency count as unknown: no two assets are ever taken for equal without a rate.
 *
 * @param ledgers what the node holds, by settlement asset
 * @param view how marks in doubt count
 */
record BudgetMeasure(Map<String, AssetLedger> ledgers, View view) {
  BudgetUse of(RiskBudget budget) {
    return switch (budget.metric()) {
      case OPEN_CAPITAL_AT_RISK -> atRisk(budget, NodeExposure::openCapitalAtRisk, 0);
      case PERIOD_LOSS -> atRisk(budget, NodeExposure::periodLoss, foreignLosses(budget));
      case ISOLATED_MARGIN -> atRisk(budget, held -> held.held().sums().isolatedMargin(), 0);
      case GROSS_NOTIONAL -> marked(budget, ExposureSums::grossNotional);
      case NET_NOTIONAL -> marked(budget, sums -> sums.netNotional().abs());
      case GAP_LOSS -> BudgetUse.of(BigDecimal.ZERO, positions() + 1);
      case LEVERAGE -> ratio(budget, this::gross, ledger -> ledger.sums(view).equity());
      case CONCENTRATION_ASSET -> share(budget, InstrumentId::symbol);
      case CONCENTRATION_VENUE -> share(budget, InstrumentId::venue);
      case UNSTOPPED_POSITIONS -> unstopped();
    };
  }

  /** An amount that needs no mark. A loss fund that went below 0 uses nothing. */
  private BudgetUse atRisk(
      RiskBudget budget, Function<NodeExposure, BigDecimal> figure, int furtherUnknown) {
    return BudgetUse.of(
        figure.apply(ledgerOf(budget).exposure()).max(BigDecimal.ZERO),
        foreignPositions(budget) + furtherUnknown);
  }

  /** An amount that is unknown where a position has no mark. */
  private BudgetUse marked(RiskBudget budget, Function<ExposureSums, BigDecimal> figure) {
    ExposureSums sums = ledgerOf(budget).sums(view);
    return BudgetUse.of(
        figure.apply(sums).max(BigDecimal.ZERO),
        foreignPositions(budget) + sums.unknownPositions());
  }

  private BudgetUse share(RiskBudget budget, Function<InstrumentId, String> property) {
    return ratio(budget, ledger -> ledger.largestGross(property, view), this::gross);
  }

  private BudgetUse ratio(
      RiskBudget budget,
      Function<AssetLedger, BigDecimal> part,
      Function<AssetLedger, BigDecimal> whole) {
    AssetLedger ledger = ledgerOf(budget);
    return new BudgetUse(
        part.apply(ledger),
        whole.apply(ledger),
        foreignPositions(budget) + ledger.sums(view).unknownPositions());
  }

  private BudgetUse unstopped() {
    int unstopped = 0;
    int unknown = 0;
    for (AssetLedger ledger : ledgers.values()) {
      ExposureSums sums = ledger.sums(view);
      unstopped += sums.unstopped();
      unknown += sums.unknownPositions();
    }
    return BudgetUse.of(BigDecimal.valueOf(unstopped), unknown);
  }

  /** The ledger in the budget's currency; for a ratio without one the only one that holds any. */
  private AssetLedger ledgerOf(RiskBudget budget) {
    AssetLedger ledger =
        budget.currency().isBlank() ? onlyHolding() : ledgers.get(budget.currency());
    return ledger == null ? new AssetLedger(budget.currency()) : ledger;
  }

  private @Nullable AssetLedger onlyHolding() {
    List<AssetLedger> holding =
        ledgers.values().stream().filter(ledger -> ledger.sums().positions() > 0).toList();
    return holding.size() == 1 ? holding.getFirst() : null;
  }

  /** Open positions that settle in another asset than the one measured. */
  private int foreignPositions(RiskBudget budget) {
    return positions() - ledgerOf(budget).sums().positions();
  }

  /** Other assets that lost since the day cut: what that is in the budget's currency is unknown. */
  private int foreignLosses(RiskBudget budget) {
    AssetLedger own = ledgerOf(budget);
    return (int)
        ledgers.values().stream().filter(ledger -> ledger != own && ledger.hasLostToday()).count();
  }

  private int positions() {
    return ledgers.values().stream().mapToInt(ledger -> ledger.sums().positions()).sum();
  }

  private BigDecimal gross(AssetLedger ledger) {
    return ledger.sums(view).grossNotional();
  }
}
