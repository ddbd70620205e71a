package io.ringfence.domain.engine;

/**
 * What the positions of a risk node add up to at the mark in force: from sums, without visiting
 * positions; for inverse contracts, whose amounts are rounded one by one, from the positions.
 */
final class NodeTotals {
  private final ContractKind kind;
  private final int fundingDigits;
  private final PositionChanges changes;

  NodeTotals(ContractTerms terms, Lattice lattice, PositionChanges changes) {
    this.kind = terms.kind();
    this.fundingDigits = lattice.fundingDigits();
    this.changes = changes;
  }

  NodeFigures of(int node) {
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
        sum = sum.plus(figures.asNode());
      }
    }
    return sum;
  }
}
