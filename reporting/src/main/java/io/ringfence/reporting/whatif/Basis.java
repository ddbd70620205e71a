package io.ringfence.reporting.whatif;

import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.report.PositionLine;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal is made against, as facts that are compared when it is to be approved. A limit of
 * the firm is secret: a desk may learn that it changed, not what it is.
 */
public final class Basis {
  private Basis() {}

  /** A mark, which may move by a fraction. */
  static Fact mark(PositionKey key, @Nullable BigDecimal mark, BigDecimal tolerance) {
    return Fact.moving("mark of " + key.instrument(), mark, tolerance);
  }

  /** A position, whose version must be the same. */
  static Fact position(PositionKey key, Optional<PositionLine> line) {
    return Fact.fixed("position " + key, line.map(Basis::text).orElse(null));
  }

  private static String text(PositionLine line) {
    PositionsAtQuery.Economics it = line.row().economics();
    return "%s at %s, wallet %s, since %s"
        .formatted(
            Precision.canonical(it.quantity()),
            Precision.canonical(it.entryPrice()),
            Precision.canonical(it.isolatedMargin()),
            line.row().since());
  }

  /** Budgets that count a change, and where it takes them. */
  static List<Fact> outcomes(List<BudgetOutcome> outcomes) {
    return outcomes.stream()
        .map(it -> budget(it.budget(), limits(it.budget()) + ", " + it.reached()))
        .toList();
  }

  /**
   * What is in force for the same as a proposed budget, and whether the use is beyond its hard
   * limit.
   */
  public static List<Fact> limits(List<BudgetsAtQuery.Row> inForce, BudgetsAtQuery.Row proposed) {
    Optional<BudgetsAtQuery.Row> same = same(inForce, proposed);
    String beyond = "use beyond the proposed hard limit";
    Fact limits =
        same.map(row -> budget(row, row.terms().kind() + " " + limits(row) + until(row)))
            .orElseGet(() -> Fact.fixed(name(proposed), null));
    return List.of(
        limits, Fact.fixed(beyond, same.flatMap(row -> isBeyond(row, proposed)).orElse(null)));
  }

  /** What is in force for the same as a proposed budget; empty: nothing. */
  public static Optional<BudgetsAtQuery.Row> same(
      List<BudgetsAtQuery.Row> inForce, BudgetsAtQuery.Row proposed) {
    return inForce.stream().filter(row -> name(row).equals(name(proposed))).findFirst();
  }

  private static Optional<Boolean> isBeyond(BudgetsAtQuery.Row row, BudgetsAtQuery.Row proposed) {
    return Optional.ofNullable(row.use())
        .flatMap(use -> Optional.ofNullable(use.used()))
        .map(used -> used.compareTo(proposed.hard()) > 0);
  }

  private static String until(BudgetsAtQuery.Row row) {
    return row.validTo() == null ? "" : " until " + row.validTo();
  }

  private static Fact budget(BudgetsAtQuery.Row row, String text) {
    Fact fact = Fact.fixed(name(row), text);
    return row.node().equals(NodePath.ROOT) ? fact.asSecret() : fact;
  }

  private static String limits(BudgetsAtQuery.Row row) {
    return "soft %s, hard %s"
        .formatted(Precision.canonical(row.soft()), Precision.canonical(row.hard()));
  }

  private static String name(BudgetsAtQuery.Row row) {
    String scope = Objects.requireNonNullElse(row.terms().scope(), "");
    return "budget %s %s %s %s"
        .formatted(row.node(), row.metric(), row.currency(), scope)
        .strip()
        .replace("  ", " ");
  }
}
