package io.ringfence.domain.engine;

import io.ringfence.domain.engine.NodeSums.Field;
import java.math.BigInteger;
import java.util.Arrays;

/** Writes what {@link NodeSums} hold of a node as {@link NodeLines}. */
final class SumLines {
  private final Digits rules;
  private final Scales scales;
  private final int fundingDigits;
  private final NodeSums sums;

  SumLines(ContractTerms terms, Lattice lattice, NodeSums sums) {
    rules = Digits.of(terms);
    scales = terms.scales();
    fundingDigits = lattice.fundingDigits();
    this.sums = sums;
  }

  void write(int node, int digits, Wide funding, long[] to, int at) {
    to[at] = sums.count(node);
    if (to[at] == 0) {
      Arrays.fill(to, at, at + NodeLines.CELLS, 0);
      return;
    }
    int perUnit = digits - scales.price() - scales.quantity();
    Wide longs = sums.sum(node, Field.LONG_QUANTITY);
    Wide shorts = sums.sum(node, Field.SHORT_QUANTITY);
    Wide signed = longs.minus(shorts);
    Wide slope = NodeLines.finer(signed, perUnit);
    Wide wallet =
        finer(node, Field.WALLET, digits - scales.wallet())
            .plus(settled(node, Field.ANCHORED, signed, funding, digits));
    Wide equity = wallet.minus(entryValue(node, Field.ENTRY_VALUE, digits));
    NodeLines.put(LineFigure.ISOLATED_MARGIN, Wide.ZERO, wallet, to, at);
    NodeLines.put(LineFigure.EQUITY, slope, equity, to, at);
    NodeLines.put(
        LineFigure.REQUIREMENT,
        finer(node, Field.SLOPE, perUnit - rules.rate()),
        finer(node, Field.INTERCEPT, digits - rules.money()).negate(),
        to,
        at);
    Wide gross = NodeLines.finer(longs.plus(shorts), perUnit);
    NodeLines.put(LineFigure.GROSS_NOTIONAL, gross, Wide.ZERO, to, at);
    NodeLines.put(LineFigure.NET_NOTIONAL, slope, Wide.ZERO, to, at);
    Wide overdrawn =
        finer(node, Field.OVERDRAWN_WALLET, digits - scales.wallet())
            .plus(
                settled(
                    node,
                    Field.OVERDRAWN_ANCHORED,
                    sums.sum(node, Field.OVERDRAWN_QUANTITY),
                    funding,
                    digits));
    NodeLines.put(
        LineFigure.STILL_TO_LOSE,
        slope.minus(finer(node, Field.PRESUMED_QUANTITY, perUnit)),
        equity.plus(entryValue(node, Field.PRESUMED_ENTRY_VALUE, digits)).minus(overdrawn),
        to,
        at);
    NodeLines.putStopped(sums.stopped(node), to, at);
  }

  private Wide finer(int node, Field field, int digits) {
    return NodeLines.finer(sums.sum(node, field), digits);
  }

  private Wide entryValue(int node, Field field, int digits) {
    return finer(node, field, digits - scales.quantity() - scales.entry());
  }

  /** What funding has moved: anchors less F times the signed quantity. */
  private Wide settled(int node, Field anchored, Wide quantity, Wide funding, int digits) {
    Wide anchor = sums.sum(node, anchored);
    int finer = digits - scales.quantity() - fundingDigits;
    if (funding.signum() == 0) {
      return NodeLines.finer(anchor, finer);
    }
    BigInteger paid = funding.toBigInteger().multiply(quantity.toBigInteger());
    return NodeLines.finer(Wide.of(anchor.toBigInteger().subtract(paid)), finer);
  }
}
