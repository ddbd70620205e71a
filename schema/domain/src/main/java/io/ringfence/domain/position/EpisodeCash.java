package io.ringfence.domain.position;

import java.math.BigDecimal;

/**
 * What a holder paid in and out over one episode of a position. Settlement asset, exact. Source:
 * risk definitions, Three losses.
 *
 * @param deposited margin put into the wallet, at least 0
 * @param withdrawn margin taken out of the wallet, at least 0
 * @param accountPaid fees and funding the account paid instead of the wallet; below 0 where it
 *     received more
 */
public record EpisodeCash(BigDecimal deposited, BigDecimal withdrawn, BigDecimal accountPaid) {
  public EpisodeCash {
    requireNotNegative("deposited", deposited);
    requireNotNegative("withdrawn", withdrawn);
  }

  private static void requireNotNegative(String field, BigDecimal figure) {
    if (figure.signum() < 0) {
      throw new IllegalArgumentException(field + " must be >= 0, was " + figure.toPlainString());
    }
  }

  /** An episode opened with a margin. */
  public static EpisodeCash opened(BigDecimal margin) {
    return new EpisodeCash(margin, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** The same after margin was put in or, below 0, taken out. */
  public EpisodeCash moved(BigDecimal amount) {
    return amount.signum() >= 0
        ? new EpisodeCash(deposited.add(amount), withdrawn, accountPaid)
        : new EpisodeCash(deposited, withdrawn.subtract(amount), accountPaid);
  }

  /** The same after the account paid or, below 0, received a fee or funding. */
  public EpisodeCash paidByAccount(BigDecimal amount) {
    return new EpisodeCash(deposited, withdrawn, accountPaid.add(amount));
  }

  /** Deposits less withdrawals and what the account paid: what the episode can have cost in all. */
  public BigDecimal lifetimeCap() {
    return deposited.subtract(withdrawn).add(accountPaid);
  }
}
