package io.ringfence.domain.budget;

import io.ringfence.domain.exposure.ExposureSums;
import io.ringfence.domain.quantity.InstrumentId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Measures the use of a budget on a node's ledgers. What settles in another asset than the budget's
 * currency counts by its rate, exactly; where no rate may be used it is unknown: no two assets are
 * ever taken for equal without one.
 *
 * @param ledgers what the node holds, by settlement asset
 * @param view how marks in doubt count
 * @param rates what may be used to convert
 */
record BudgetMeasure(Map<String, AssetLedger> ledgers, View view, Rates rates) {
  /** What one unit of an asset is in a currency. */
  @FunctionalInterface
  interface Rates {
    /** The factor; empty where it is unknown. */
    Optional<BigDecimal> factor(String asset, String currency);
  }

  /** An amount in the budget's currency, and how many of its inputs are unknown. */
  private record Converted(BigDecimal amount, int unknown) {}

  BudgetUse of(RiskBudget budget) {
    return switch (budget.metric()) {
      case OPEN_CAPITAL_AT_RISK ->
          atRisk(budget, ledger -> ledger.exposure().openCapitalAtRisk(), AssetLedger::positions);
      case PERIOD_LOSS -> periodLoss(budget);
      case ISOLATED_MARGIN ->
          atRisk(budget, ledger -> ledger.sums().isolatedMargin(), AssetLedger::positions);
      case GROSS_NOTIONAL -> use(marked(budget, ExposureSums::grossNotional));
      case NET_NOTIONAL -> use(marked(budget, ExposureSums::netNotional));
      case GAP_LOSS ->
          use(
              sum(
                  budget,
                  ledger -> ledger.gapLoss(view),
                  ledger -> ledger.withoutGapLoss(view),
                  AssetLedger::positions));
      case LEVERAGE -> leverage(budget);
      case CONCENTRATION_ASSET -> share(budget, InstrumentId::symbol);
      case CONCENTRATION_VENUE -> share(budget, InstrumentId::venue);
      case UNSTOPPED_POSITIONS -> unstopped();
    };
  }

  /**
   * An amount that needs no mark. A loss fund that went below 0 uses nothing, and is no credit for
   * another asset: what is known of a sum of which a part is unknown is then its least.
   */
  private BudgetUse atRisk(
      RiskBudget budget,
      Function<AssetLedger, BigDecimal> figure,
      ToIntFunction<AssetLedger> unknownWithoutRate) {
    return use(
        sum(
            budget,
            ledger -> figure.apply(ledger).max(BigDecimal.ZERO),
            _ -> 0,
            unknownWithoutRate));
  }

  /** As {@link #atRisk}; a close whose result nobody said may have cost more than is known. */
  private BudgetUse periodLoss(RiskBudget budget) {
    return use(
        sum(
            budget,
            ledger -> ledger.exposure().periodLoss().max(BigDecimal.ZERO),
            AssetLedger::unknownToday,
            ledger ->
                ledger.positions() + (ledger.hasLostToday() ? 1 : 0) + ledger.unknownToday()));
  }

  /** An amount that is unknown where a position has no mark. */
  private Converted marked(RiskBudget budget, Function<ExposureSums, BigDecimal> figure) {
    return sum(
        budget,
        ledger -> figure.apply(ledger.sums(view)),
        ledger -> ledger.sums(view).unknownPositions(),
        AssetLedger::positions);
  }

  private static BudgetUse use(Converted sum) {
    return BudgetUse.of(sum.amount().abs(), sum.unknown());
  }

  private Converted sum(
      RiskBudget budget,
      Function<AssetLedger, BigDecimal> figure,
      ToIntFunction<AssetLedger> unknown,
      ToIntFunction<AssetLedger> unknownWithoutRate) {
    String currency = currency(budget);
    BigDecimal sum = BigDecimal.ZERO;
    int unknowns = 0;
    for (AssetLedger ledger : ledgers.values()) {
      Optional<BigDecimal> factor = rates.factor(ledger.asset(), currency);
      if (factor.isPresent()) {
        sum = sum.add(figure.apply(ledger).multiply(factor.get()));
        unknowns += unknown.applyAsInt(ledger);
      } else {
        unknowns += unknownWithoutRate.applyAsInt(ledger);
      }
    }
    return new Converted(sum, unknowns);
  }

  private BudgetUse leverage(RiskBudget budget) {
    Converted gross = marked(budget, ExposureSums::grossNotional);
    return new BudgetUse(
        gross.amount(), marked(budget, ExposureSums::equity).amount(), gross.unknown());
  }

  private BudgetUse share(RiskBudget budget, Function<InstrumentId, String> property) {
    Converted gross = marked(budget, ExposureSums::grossNotional);
    return new BudgetUse(largestGross(budget, property), gross.amount(), gross.unknown());
  }

  /** Largest known gross notional of the instruments that share a property. */
  private BigDecimal largestGross(RiskBudget budget, Function<InstrumentId, String> property) {
    String currency = currency(budget);
    Map<String, BigDecimal> gross = new TreeMap<>();
    for (AssetLedger ledger : ledgers.values()) {
      rates
          .factor(ledger.asset(), currency)
          .ifPresent(
              factor ->
                  ledger
                      .grossBy(property, view)
                      .forEach(
                          (value, amount) ->
                              gross.merge(value, amount.multiply(factor), BigDecimal::add)));
    }
    return gross.isEmpty() ? BigDecimal.ZERO : Collections.max(gross.values());
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

  /** The budget's currency; of a ratio without one the only asset that is held, if there is one. */
  private String currency(RiskBudget budget) {
    String only = budget.currency().isBlank() ? onlyHeld() : null;
    return only == null ? budget.currency() : only;
  }

  private @Nullable String onlyHeld() {
    List<AssetLedger> holding =
        ledgers.values().stream().filter(ledger -> ledger.positions() > 0).toList();
    return holding.size() == 1 ? holding.getFirst().asset() : null;
  }
}
