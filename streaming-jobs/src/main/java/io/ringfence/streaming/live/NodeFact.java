package io.ringfence.streaming.live;

import io.ringfence.contracts.wire.BudgetRow;
import io.ringfence.streaming.tick.TickRealised;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What is known of risk nodes beside their totals, in one settlement asset.
 *
 * @param kind what it says
 * @param asset number of the settlement asset, which is the key
 * @param node number of the book; -1 for budgets
 * @param path path of the book, where it is named; else absent
 * @param count open positions whose mark is stale; of what was realised, closes and reductions of
 *     which nobody said what they realised
 * @param budget the budget, where one is given; else absent
 * @param amount what was realised, settlement asset, negative is a loss; else absent
 * @param atMicros when it was, at its source, epoch microseconds
 */
public record NodeFact(
    Kind kind,
    int asset,
    int node,
    @Nullable String path,
    int count,
    @Nullable BudgetRow budget,
    @Nullable BigDecimal amount,
    long atMicros) {
  /** What a fact says. */
  public enum Kind {
    /** A number stands for a book. */
    NAMED,
    /** So many positions have a stale mark. */
    STALE,
    /** A budget was given. */
    BUDGET,
    /** A budget was given that looks at all settlement assets: each hears of it. */
    SHARED,
    /** Positions have realised an amount. */
    REALISED
  }

  static NodeFact named(int asset, int node, String path) {
    return new NodeFact(Kind.NAMED, asset, node, path, 0, null, null, 0);
  }

  static NodeFact stale(int asset, int node, int count) {
    return new NodeFact(Kind.STALE, asset, node, null, count, null, null, 0);
  }

  static NodeFact budget(int asset, BudgetRow budget) {
    return new NodeFact(Kind.BUDGET, asset, -1, null, 0, budget, null, 0);
  }

  static NodeFact shared(int asset, BudgetRow budget) {
    return new NodeFact(Kind.SHARED, asset, -1, null, 0, budget, null, 0);
  }

  /** Whether it is a budget on all settlement assets, said once. */
  boolean isShared() {
    return kind == Kind.SHARED && asset == 0;
  }

  static NodeFact realised(TickRealised one) {
    return new NodeFact(
        Kind.REALISED,
        one.asset(),
        one.node(),
        null,
        one.unknown(),
        null,
        one.amount(),
        one.atMicros());
  }
}
