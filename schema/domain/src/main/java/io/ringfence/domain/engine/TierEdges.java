package io.ringfence.domain.engine;

import java.util.List;

/** The marks at which the notional of a position comes to lie above the caps of tiers. */
final class TierEdges {
  private final Wide[] caps;
  private final int firstAxis;
  private final long tickFactor;

  /** Lays out their axes. */
  TierEdges(ContractTerms terms, LinearAxes layout) {
    caps = caps(terms);
    firstAxis = layout.axes.size();
    tickFactor = layout.tickFactor();
    for (int edge = 0; edge < caps.length; edge++) {
      layout.addPlain(TriggerKind.TIER_EDGE, edge, -1, 0);
    }
  }

  /** In quantity units times ticks. */
  private static Wide[] caps(ContractTerms terms) {
    int digits = terms.scales().price() + terms.scales().quantity();
    List<RequirementTerms.Tier> tiers = terms.requirement().tiers();
    Wide[] caps = new Wide[tiers.size() - 1];
    for (int edge = 0; edge < caps.length; edge++) {
      caps[edge] = Wide.of(tiers.get(edge).cap().movePointRight(digits).toBigInteger());
    }
    return caps;
  }

  /** Adds the edges of a position; those beyond the highest mark stand there. */
  void addKeys(PositionRows rows, int slot, long maxTick, KeySet keys) {
    for (int edge = 0; edge < caps.length; edge++) {
      Wide highest = caps[edge].floorDivide(rows.size(slot));
      long ticks = highest.compareTo(Wide.of(maxTick)) > 0 ? maxTick : highest.low();
      keys.add(firstAxis + edge, Wide.product(-ticks - 1, tickFactor));
    }
  }

  /** How many of its edges a position lies above at a mark. */
  int below(PositionRows rows, int slot, long tick) {
    Wide notional = Wide.product(rows.size(slot), tick);
    int edges = 0;
    while (edges < caps.length && notional.compareTo(caps[edges]) > 0) {
      edges++;
    }
    return edges;
  }
}
