package io.ringfence.reporting.shift;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.reporting.query.BudgetStatesQuery;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Words;
import io.ringfence.reporting.shift.ShiftLine.Matter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How budgets stand at the end of a shift where they did not at its beginning, and which are nearly
 * used.
 *
 * @param report the report at the end of the shift
 * @param from beginning of the shift, exclusive
 */
record ShiftBudgets(RiskReport report, Instant from) {
  private static final BigDecimal NEAR = new BigDecimal("0.8");

  List<ShiftLine> lines() {
    List<ShiftLine> lines = new ArrayList<>();
    Map<String, List<BudgetStatesQuery.Row>> byBudget = new LinkedHashMap<>();
    report.facts().budgetStates().stream()
        .filter(row -> row.at().isAfter(from))
        .forEach(
            row ->
                byBudget
                    .computeIfAbsent(
                        row.node() + " " + name(row.metric(), row.currency(), row.scope()),
                        _ -> new ArrayList<>())
                    .add(row));
    byBudget
        .values()
        .forEach(
            rows -> {
              String before = Optional.ofNullable(rows.getFirst().previous()).orElse("not watched");
              BudgetStatesQuery.Row last = rows.getLast();
              if (!before.equals(last.state())) {
                lines.add(
                    new ShiftLine(
                        Matter.BUDGET,
                        Optional.of(last.at()),
                        last.node(),
                        name(last.metric(), last.currency(), last.scope()),
                        last.state(),
                        "was " + before));
              }
            });
    report.budgets().forEach(line -> nearLimit(line).ifPresent(lines::add));
    return lines;
  }

  private static Optional<ShiftLine> nearLimit(BudgetLine line) {
    boolean exceeded = line.state().filter(state -> state == BudgetState.BREACH).isPresent();
    BudgetsAtQuery.Row budget = line.budget();
    return line.utilisation()
        .filter(share -> !exceeded && share.compareTo(NEAR) >= 0)
        .map(
            share ->
                new ShiftLine(
                    Matter.NEAR_LIMIT,
                    Optional.empty(),
                    budget.node(),
                    name(budget.metric(), budget.currency(), budget.terms().scope()),
                    line.state().map(Enum::name).orElse("not evaluated"),
                    Words.percent(share) + " of the limit used"));
  }

  /** A budget, for people. */
  static String name(String metric, String currency, @Nullable String scope) {
    return (metric + " " + currency + (scope == null ? "" : " " + scope)).strip();
  }
}
