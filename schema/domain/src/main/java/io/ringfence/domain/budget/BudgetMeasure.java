package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.util.Map;
import java.util.function.Function;

/**
 * Measures the use of a budget on a node's ledgers. Amounts of other assets than the budget's
 * currency count as unknown: no two assets are ever taken for equal without a rate.
 *
 * @param ledgers what the node holds, by settlement asset
 */
record BudgetMeasure(Map<String, AssetLedger> ledgers) {
  BudgetUse of(RiskBudget budget) {
    return switch (budget.metric()) {
      case OPEN_CAPITAL_AT_RISK -> amount(budget, NodeExposure::openCapitalAtRisk);
      case PERIOD_LOSS -> amount(budget, NodeExposure::periodLoss);
      case ISOLATED_MARGIN -> amount(budget, exposure -> sums(exposure).isolatedMargin());
      case GROSS_NOTIONAL -> marked(budget, exposure -> sums(exposure).grossNotional());
      case NET_NOTIONAL -> marked(budget, exposure -> sums(exposure).netNotional().abs());
      case GAP_LOSS -> BudgetUse.of(BigDecimal.ZERO, positions() + 1);
      case LEVERAGE -> ratio(budget, BudgetMeasure::gross, ledger -> sums(ledger).equity());
      case CONCENTRATION_ASSET -> share(budget, InstrumentId::symbol);
      case CONCENTRATION_VENUE -> share(budget, InstrumentId::venue);
      case UNSTOPPED_POSITIONS -> unstopped();
    };
  }

  /** An amount that needs no mark. A loss fund that went below 0 uses nothing. */
  private BudgetUse amount(RiskBudget budget, Function<NodeExposure, BigDecimal> figure) {
    AssetLedger ledger = ledgerOf(budget);
    return BudgetUse.of(
        figure.apply(ledger.exposure()).max(BigDecimal.ZERO), foreignPositions(budget));
  }

  /** An amount that is unknown where a position has no mark. */
  private BudgetUse marked(RiskBudget budget, Function<NodeExposure, BigDecimal> figure) {
    NodeExposure exposure = ledgerOf(budget).exposure();
    return BudgetUse.of(
        figure.apply(exposure).max(BigDecimal.ZERO),
        foreignPositions(budget) + sums(exposure).unknownPositions());
  }

  private BudgetUse share(RiskBudget budget, Function<InstrumentId, String> property) {
    return ratio(budget, ledger -> ledger.largestGross(property), BudgetMeasure::gross);
  }

  private BudgetUse ratio(
      RiskBudget budget,
      Function<AssetLedger, BigDecimal> part,
      Function<AssetLedger, BigDecimal> whole) {
    AssetLedger ledger = ledgerOf(budget);
    return new BudgetUse(
        part.apply(ledger),
        whole.apply(ledger),
        foreignPositions(budget) + sums(ledger).unknownPositions());
  }

  private BudgetUse unstopped() {
    int unstopped = 0;
    int unknown = 0;
    for (AssetLedger ledger : ledgers.values()) {
      unstopped += sums(ledger).unstopped();
      unknown += sums(ledger).unknownPositions();
    }
    return BudgetUse.of(BigDecimal.valueOf(unstopped), unknown);
  }

  /** The ledger in the budget's currency; for a ratio without one the node's only ledger. */
  private AssetLedger ledgerOf(RiskBudget budget) {
    AssetLedger ledger =
        budget.currency().isBlank() && ledgers.size() == 1
            ? ledgers.values().iterator().next()
            : ledgers.get(budget.currency());
    return ledger == null ? new AssetLedger(budget.currency()) : ledger;
  }

  /** Open positions that settle in another asset than the one measured. */
  private int foreignPositions(RiskBudget budget) {
    return positions() - sums(ledgerOf(budget)).positions();
  }

  private int positions() {
    return ledgers.values().stream().mapToInt(ledger -> sums(ledger).positions()).sum();
  }

  private static BigDecimal gross(AssetLedger ledger) {
    return sums(ledger).grossNotional();
  }

  private static ExposureSums sums(AssetLedger ledger) {
    return sums(ledger.exposure());
  }

  private static ExposureSums sums(NodeExposure exposure) {
    return exposure.held().sums();
  }
}
