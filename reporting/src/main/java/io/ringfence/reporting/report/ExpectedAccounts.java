package io.ringfence.reporting.report;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.query.AccountReportsQuery;
import io.ringfence.reporting.query.AccountReportsQuery.What;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.ExpectedAccountsQuery;
import io.ringfence.reporting.query.Vantage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Which accounts had to report at an instant, which of them never did and which fell silent: what
 * those hold is unknown, and unknown is never zero. Source: risk definitions, Evidence.
 *
 * @param declared whether anybody has said which accounts must report
 * @param lines accounts that had to, by venue and account
 */
public record ExpectedAccounts(boolean declared, List<ExpectedLine> lines) {
  /** Nobody has said who must report. */
  public static final ExpectedAccounts UNDECLARED = new ExpectedAccounts(false, List.of());

  private record Account(String venue, String name, What what) {}

  public ExpectedAccounts {
    lines = List.copyOf(lines);
  }

  /** Reads who had to report, and who did. */
  static ExpectedAccounts read(DSLContext clickhouse, String runId, Vantage vantage) {
    ExpectedAccountsQuery query = new ExpectedAccountsQuery(clickhouse, DeskScope.ALL);
    if (!query.isDeclared(runId, vantage)) {
      return UNDECLARED;
    }
    Map<Account, Instant> last = new HashMap<>();
    for (AccountReportsQuery.Row row :
        new AccountReportsQuery(clickhouse, DeskScope.ALL).upTo(runId, vantage)) {
      last.merge(
          new Account(row.venue(), row.account(), row.what()),
          row.last(),
          (one, other) -> one.isAfter(other) ? one : other);
    }
    return new ExpectedAccounts(
        true,
        query.at(runId, vantage).stream()
            .map(row -> new ExpectedLine(row, heard(row, last), vantage.asOf()))
            .toList());
  }

  private static ExpectedLine.Heard heard(
      ExpectedAccountsQuery.Row row, Map<Account, Instant> last) {
    Function<What, @Nullable Instant> of =
        what -> last.get(new Account(row.venue(), row.account(), what));
    return new ExpectedLine.Heard(
        of.apply(What.BALANCE),
        of.apply(What.POSITION),
        of.apply(What.RANK),
        of.apply(What.STATEMENT));
  }

  /** Accounts that had to report and never did. */
  public List<ExpectedLine> missing() {
    return of(ExpectedLine.Verdict.MISSING);
  }

  /** Accounts that did once and have said nothing for longer than they may. */
  public List<ExpectedLine> silent() {
    return of(ExpectedLine.Verdict.SILENT);
  }

  private List<ExpectedLine> of(ExpectedLine.Verdict verdict) {
    return lines.stream().filter(line -> line.verdict() == verdict).toList();
  }

  /** Those that concern a node. */
  ExpectedAccounts of(NodePath node) {
    return new ExpectedAccounts(
        declared, lines.stream().filter(line -> line.concerns(node)).toList());
  }

  /** Nodes whose budgets are never within while an account of theirs is missing or silent. */
  List<DesksAtQuery.Row> applied(List<DesksAtQuery.Row> nodes) {
    List<ExpectedLine> unknown = lines.stream().filter(ExpectedLine::isUnknown).toList();
    return unknown.isEmpty() ? nodes : nodes.stream().map(row -> applied(row, unknown)).toList();
  }

  private static DesksAtQuery.Row applied(DesksAtQuery.Row row, List<ExpectedLine> unknown) {
    List<BudgetsAtQuery.Row> budgets = new ArrayList<>();
    for (BudgetsAtQuery.Row budget : row.budgets()) {
      NodePath node = NodePath.parse(budget.node()).orElse(NodePath.FIRM);
      long unheard = unknown.stream().filter(line -> line.concerns(node)).count();
      BudgetsAtQuery.Use use = budget.use();
      budgets.add(unheard == 0 || use == null ? budget : budget.with(atLeast(use, unheard)));
    }
    return row.with(budgets);
  }

  /** A breach is one whatever is not known; everything else is known in part. */
  private static BudgetsAtQuery.Use atLeast(BudgetsAtQuery.Use use, long unheard) {
    if (use.state().equals(BudgetState.BREACH.name())) {
      return use;
    }
    @Nullable BigDecimal used = use.used();
    return new BudgetsAtQuery.Use(
        use.since(),
        BudgetState.UNKNOWN_AT_LEAST.name(),
        null,
        used == null ? use.knownPart() : used,
        use.unknownCount() + unheard,
        use.soft(),
        use.hard());
  }
}
