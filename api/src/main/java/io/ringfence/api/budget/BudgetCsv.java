package io.ringfence.api.budget;

import io.ringfence.domain.budget.RiskBudget;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.evidence.HandOffs;
import io.ringfence.reporting.evidence.ProposalLedger;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An approved budget as a file of one row, as {@code ringfence produce --budgets} plays it into the
 * topic of budgets. Source: file formats, budgets; RFC 4180.
 *
 * @param wish the budget
 * @param maker person who proposed it
 * @param approved who approved it, and when
 */
record BudgetCsv(BudgetWish wish, String maker, ProposalStep.Approved approved) {
  private static final String NAME = "budgets.csv";

  /** The file of a proposal that was approved. */
  static HandOffs.Sent of(ProposalLedger.Held held, BudgetWish wish) {
    if (held.proposal().steps().getLast() instanceof ProposalStep.Approved approved) {
      String maker = held.proposal().maker().toString();
      return new HandOffs.Sent(NAME, new BudgetCsv(wish, maker, approved).text());
    }
    throw new IllegalStateException("only what is approved is handed off, was " + held.id());
  }

  private String text() {
    Map<String, String> row = row();
    return line(row.keySet()) + line(row.values());
  }

  private Map<String, String> row() {
    RiskBudget budget = wish.budget();
    RiskBudget.Limits limits = budget.limits();
    Map<String, String> row = new LinkedHashMap<>();
    row.put("node", budget.node().toString());
    row.put("metric", budget.metric().code());
    row.put("currency", budget.currency());
    row.put("soft", plain(limits.soft()));
    row.put("hard", plain(limits.hard()));
    row.put("soft_leave", plain(limits.softLeave()));
    row.put("hard_leave", plain(limits.hardLeave()));
    row.put("min_dwell_s", Long.toString(budget.minimumDwell().toSeconds()));
    row.put("valid_from", instant(budget.validFrom()));
    row.put("valid_to", instant(budget.validTo()));
    row.put("ts", instant(approved.at().truncatedTo(ChronoUnit.MICROS)));
    row.put("kind", wish.kind());
    row.put("scope", Objects.requireNonNullElse(wish.scope(), ""));
    row.put("proposed_by", maker);
    row.put("approved_by", approved.by().toString());
    return row;
  }

  private static String plain(BigDecimal figure) {
    return Precision.canonical(figure);
  }

  private static String instant(@Nullable Instant at) {
    return at == null ? "" : at.toString();
  }

  private static String line(Collection<String> cells) {
    return cells.stream().map(BudgetCsv::cell).collect(Collectors.joining(",", "", "\n"));
  }

  private static String cell(String text) {
    return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
