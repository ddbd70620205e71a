package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.BudgetRow;
import org.jspecify.annotations.Nullable;

/**
 * What is known of risk nodes beside their totals, in one settlement asset.
 *
 * @param kind what it says
 * @param asset number of the settlement asset, which is the key
 * @param node number of the book; -1 for budgets
 * @param path path of the book, where it is named; else absent
 * @param count open positions whose mark is stale
 * @param budget the budget, where one is given; else absent
 */
public record NodeFact(
    Kind kind, int asset, int node, @Nullable String path, int count, @Nullable BudgetRow budget) {
  /** What a fact says. */
  public enum Kind {
    /** A number stands for a book. */
    NAMED,
    /** So many positions have a stale mark. */
    STALE,
    /** A budget was given. */
    BUDGET
  }

  static NodeFact named(int asset, int node, String path) {
    return new NodeFact(Kind.NAMED, asset, node, path, 0, null);
  }

  static NodeFact stale(int asset, int node, int count) {
    return new NodeFact(Kind.STALE, asset, node, null, count, null);
  }

  static NodeFact budget(int asset, BudgetRow budget) {
    return new NodeFact(Kind.BUDGET, asset, -1, null, 0, budget);
  }
}
