package io.ringfence.domain.engine;

import java.util.BitSet;

/**
 * Positions presumed liquidated: until the venue reports each may still lose its full cap, max(0,
 * W), wherever the mark has gone. Funding may take a wallet below 0, so it costs a look at each.
 * Source: risk definitions, Liquidation.
 */
final class PresumedCaps {
  private final NodeSums sums;
  private final Valuation valuation;
  private final Crossings crossings;
  private final BitSet presumed = new BitSet();

  /** Those of them whose wallets are below 0. */
  private final BitSet overdrawn = new BitSet();

  PresumedCaps(NodeSums sums, Valuation valuation, Crossings crossings) {
    this.sums = sums;
    this.valuation = valuation;
    this.crossings = crossings;
  }

  /** Brings the sums to what a position is: presumed liquidated or not. */
  void follow(int slot, Wide funding) {
    if (crossings.isPresumedLiquidated(slot)) {
      if (!presumed.get(slot)) {
        presumed.set(slot);
        sums.presume(slot, 1);
      }
      settle(slot, funding);
    }
  }

  /** Funding has moved all wallets. */
  void settleAll(Wide funding) {
    for (int slot = presumed.nextSetBit(0); slot >= 0; slot = presumed.nextSetBit(slot + 1)) {
      settle(slot, funding);
    }
  }

  private void settle(int slot, Wide funding) {
    boolean isBelow = valuation.wallet(slot, funding).signum() < 0;
    if (isBelow != overdrawn.get(slot)) {
      overdrawn.set(slot, isBelow);
      sums.overdraw(slot, isBelow ? 1 : -1);
    }
  }

  /** Takes a position out of the sums, as its row still stands. */
  void leave(int slot) {
    if (presumed.get(slot)) {
      if (overdrawn.get(slot)) {
        sums.overdraw(slot, -1);
        overdrawn.clear(slot);
      }
      sums.presume(slot, -1);
      presumed.clear(slot);
    }
  }
}
