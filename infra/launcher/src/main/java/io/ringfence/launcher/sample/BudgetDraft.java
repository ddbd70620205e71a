package io.ringfence.launcher.sample;

import io.ringfence.domain.quantity.NodePath;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * One budget of the sample.
 *
 * @param node node it is for
 * @param metric what is limited, as the file format names it
 * @param soft use above it is a warning
 * @param hard use above it is a breach
 * @param currency currency of the limits; empty for a ratio
 */
record BudgetDraft(
    NodePath node, String metric, BigDecimal soft, BigDecimal hard, String currency) {

  /**
   * Budgets of firm, desks and each desk's first book, sized so that a calm day stays within them
   * (one desk in four is warned from the start) while a crash with fresh money behind it does not.
   */
  static List<BudgetDraft> of(
      Institution institution, SortedMap<NodePath, NodeFigures> figures, String currency) {
    List<BudgetDraft> budgets = new ArrayList<>();
    Committee firm = new Committee(NodePath.FIRM, currency, 0);
    budgets.addAll(firm.decide(figures.getOrDefault(NodePath.FIRM, NodeFigures.none())));
    int number = 0;
    for (List<Book> books : institution.desks().values()) {
      number++;
      NodePath desk = NodePath.desk(books.getFirst().desk());
      NodePath book = NodePath.book(books.getFirst().desk(), books.getFirst().name());
      for (NodePath node : List.of(desk, book)) {
        NodeFigures held = figures.getOrDefault(node, NodeFigures.none());
        budgets.addAll(new Committee(node, currency, number).decide(held));
      }
    }
    return budgets.stream().filter(budget -> budget.hard.signum() > 0).toList();
  }

  /** Who sets the limits of one node. */
  private record Committee(NodePath node, String currency, int number) {
    List<BudgetDraft> decide(NodeFigures held) {
      boolean tight = number % 4 == 2;
      boolean generous = number % 4 == 0 && number > 0;
      List<BudgetDraft> budgets = new ArrayList<>();
      budgets.add(
          tight
              ? budget("open_capital_at_risk", held.wallets(), 97, 110)
              : budget("open_capital_at_risk", held.committed(), 106, 118));
      budgets.add(
          generous
              ? budget("period_loss", held.committed(), 125, 150)
              : budget("period_loss", held.committed(), 101, 104));
      if (node.level() != NodePath.Level.BOOK) {
        budgets.add(budget("isolated_margin", held.committed(), 110, 125));
        budgets.add(budget("gross_notional", held.grossNotional(), 110, 130));
        budgets.add(leverage(held));
      }
      return budgets;
    }

    private BudgetDraft leverage(NodeFigures held) {
      BudgetDraft inMoney = budget("leverage", held.leverage(), 140, 180);
      return new BudgetDraft(node, "leverage", inMoney.soft, inMoney.hard, "");
    }

    private BudgetDraft budget(String metric, BigDecimal use, int softPercent, int hardPercent) {
      return new BudgetDraft(
          node, metric, limit(use, softPercent), limit(use, hardPercent), currency);
    }

    private static BigDecimal limit(BigDecimal use, int percent) {
      return Figures.limit(use.multiply(BigDecimal.valueOf(percent, 2)));
    }
  }
}
