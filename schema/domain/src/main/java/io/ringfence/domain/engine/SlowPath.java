package io.ringfence.domain.engine;

import java.math.BigDecimal;

/** Evaluates, position by position, the conditions that have no single price; counts how often. */
final class SlowPath {
  private final SlowLevels slow;
  private final LevelTerms levels;
  private final Valuation valuation;
  private final PositionRows rows;
  private final Crossings crossings;
  private long evaluations;

  SlowPath(
      SlowLevels slow,
      LevelTerms levels,
      Valuation valuation,
      PositionRows rows,
      Crossings crossings) {
    this.slow = slow;
    this.levels = levels;
    this.valuation = valuation;
    this.rows = rows;
    this.crossings = crossings;
  }

  boolean isEmpty() {
    return slow.isEmpty();
  }

  /** Whether liquidations are evaluated here. */
  boolean liquidates() {
    return slow.liquidation();
  }

  /** Conditions evaluated so far. */
  long evaluations() {
    return evaluations;
  }

  /** Looks at all positions. */
  void lookAtAll(BigDecimal mark, Wide funding) {
    if (!slow.isEmpty()) {
      for (int slot = 0; slot < rows.used(); slot++) {
        if (rows.isLive(slot)) {
          look(slot, mark, funding);
        }
      }
    }
  }

  /** Looks at one position. */
  void look(int slot, BigDecimal mark, Wide funding) {
    for (int level = 0; level < levels.count(); level++) {
      if (slow.contains(rows.side(slot), level)) {
        lookAtLevel(slot, level, mark, funding);
      }
    }
    if (slow.liquidation()) {
      evaluations++;
      if (valuation.isLiquidatable(slot, mark, funding)) {
        crossings.liquidate(slot);
      }
    }
  }

  private void lookAtLevel(int slot, int level, BigDecimal mark, Wide funding) {
    evaluations++;
    if (valuation.ratioReaches(slot, levels.enter(level), mark, funding)) {
      crossings.reach(slot, level);
    } else if (!valuation.ratioReaches(slot, levels.leave(level), mark, funding)) {
      crossings.leave(slot, level);
    }
  }
}
