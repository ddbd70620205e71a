package io.ringfence.domain.engine;

import java.util.function.IntPredicate;

/**
 * What positions add up to, at the mark in force and at other prices: from sums, without visiting
 * positions; for inverse contracts, whose amounts are rounded one by one, from the positions.
 */
final class BookTotals {
  private final ContractKind kind;
  private final Scales scales;
  private final int fundingDigits;
  private final PositionChanges changes;

  BookTotals(ContractTerms terms, Lattice lattice, PositionChanges changes) {
    this.kind = terms.kind();
    this.scales = terms.scales();
    this.fundingDigits = lattice.fundingDigits();
    this.changes = changes;
  }

  /** The figures of a risk node at the mark in force. */
  NodeFigures node(int node) {
    return switch (kind) {
      case LINEAR, QUANTO -> {
        changes.index.settleSums();
        yield changes.sums.figures(
            node, changes.mark(), changes.funding().toDecimal(fundingDigits));
      }
      case INVERSE -> sumOfPositions(node);
    };
  }

  private NodeFigures sumOfPositions(int node) {
    PositionRows rows = changes.rows;
    NodeFigures sum = NodeFigures.EMPTY;
    for (int slot = 0; slot < rows.used(); slot++) {
      if (rows.isLive(slot) && rows.node(slot) == node) {
        PositionFigures figures =
            changes.valuation.figures(slot, changes.mark(), changes.funding());
        sum =
            sum.plus(
                figures.asNode(
                    changes.crossings.isPresumedLiquidated(slot), changes.stops.isEffective(slot)));
      }
    }
    return sum;
  }

  /** What the positions of the slots that count come to at other prices. */
  Ladder ladder(IntPredicate counts) {
    if (kind == ContractKind.INVERSE || changes.slowPath.liquidates()) {
      return new VisitedLadder(changes, counts, scales.price());
    }
    return new SummedLadder(
        changes.index, changes.rows, counts, scales, fundingDigits, changes.funding());
  }
}
