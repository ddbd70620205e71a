package io.ringfence.domain.outcome;

import java.math.BigDecimal;

/**
 * What one way of answering proposals came to.
 *
 * @param liquidations positions liquidated
 * @param burned sum of their wallets, settlement asset
 * @param madeFinal losses made final by closing at the mark, settlement asset; below 0: profit
 */
public record Tally(int liquidations, BigDecimal burned, BigDecimal madeFinal) {
  /** Nothing happened. */
  public static final Tally NOTHING = new Tally(0, BigDecimal.ZERO, BigDecimal.ZERO);

  /** Both. */
  public Tally plus(Tally other) {
    return new Tally(
        liquidations + other.liquidations,
        burned.add(other.burned),
        madeFinal.add(other.madeFinal));
  }

  Tally plusBurned(BigDecimal wallet) {
    return new Tally(liquidations + 1, burned.add(wallet), madeFinal);
  }

  Tally plusMadeFinal(BigDecimal loss) {
    return new Tally(liquidations, burned, madeFinal.add(loss));
  }
}
