package io.ringfence.reporting.report;

import io.ringfence.domain.budget.BudgetMetric;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of the firm in one settlement asset, beside its two budgets.
 *
 * @param row what it has at stake
 */
public record NodeLine(DesksAtQuery.Row row) {
  /** The most used budget first; nodes without a known use last, by node. */
  public static final Comparator<NodeLine> BY_UTILISATION =
      Comparator.comparing(
              (NodeLine line) -> line.worstUtilisation().orElse(null),
              Comparator.nullsLast(Comparator.<BigDecimal>reverseOrder()))
          .thenComparing(line -> line.row().node())
          .thenComparing(line -> line.row().settlementAsset());

  /** The budget of open capital at risk in the node's asset; empty: none in force. */
  public Optional<BudgetLine> openCapital() {
    return budget(BudgetMetric.OPEN_CAPITAL_AT_RISK);
  }

  /** The budget of period loss in the node's asset; empty: none in force. */
  public Optional<BudgetLine> periodLoss() {
    return budget(BudgetMetric.PERIOD_LOSS);
  }

  /** The larger utilisation of the two, fraction; empty: no budget, or unknown use. */
  public Optional<BigDecimal> worstUtilisation() {
    return Stream.of(openCapital(), periodLoss())
        .flatMap(Optional::stream)
        .map(BudgetLine::utilisation)
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder());
  }

  /** Budgets of the node other than the two, and those in another currency. */
  public List<BudgetLine> otherBudgets() {
    return row.budgets().stream().filter(budget -> !isOwn(budget)).map(BudgetLine::new).toList();
  }

  private boolean isOwn(BudgetsAtQuery.Row budget) {
    return isWhole(budget)
        && budget.currency().equals(row.settlementAsset())
        && (budget.metric().equals(BudgetMetric.OPEN_CAPITAL_AT_RISK.code())
            || budget.metric().equals(BudgetMetric.PERIOD_LOSS.code()));
  }

  /** Whether it counts all of the node's positions. */
  private static boolean isWhole(BudgetsAtQuery.Row budget) {
    return budget.terms().scope() == null;
  }

  private Optional<BudgetLine> budget(BudgetMetric metric) {
    return row.budgets().stream()
        .filter(budget -> isWhole(budget) && budget.metric().equals(metric.code()))
        .filter(budget -> budget.currency().equals(row.settlementAsset()))
        .findFirst()
        .map(BudgetLine::new);
  }
}
