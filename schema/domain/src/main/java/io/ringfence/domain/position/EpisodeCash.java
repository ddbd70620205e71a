package io.ringfence.domain.position;

import io.ringfence.domain.margin.CapException;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a holder paid in and out over one episode of a position: from flat to flat, a flip or a
 * liquidation. Settlement asset, exact. Source: risk definitions, Three losses.
 *
 * @param deposited what the account put into the position, at least 0
 * @param withdrawn what came back to the account, at least 0
 * @param accountFees fees the account paid instead of the wallet, at least 0
 * @param accountFunding funding the account paid instead of the wallet; below 0 where it received
 *     more than it paid
 */
public record EpisodeCash(
    BigDecimal deposited, BigDecimal withdrawn, BigDecimal accountFees, BigDecimal accountFunding) {
  /** Nothing has moved yet. */
  public static final EpisodeCash NOTHING =
      new EpisodeCash(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

  public EpisodeCash {
    requireNotNegative("deposited", deposited);
    requireNotNegative("withdrawn", withdrawn);
    requireNotNegative("accountFees", accountFees);
  }

  private static void requireNotNegative(String field, BigDecimal figure) {
    if (figure.signum() < 0) {
      throw new IllegalArgumentException(field + " must be >= 0, was " + figure.toPlainString());
    }
  }

  /** The same after the account put an amount in or, below 0, got it back. */
  public EpisodeCash moved(BigDecimal amount) {
    return amount.signum() >= 0
        ? new EpisodeCash(deposited.add(amount), withdrawn, accountFees, accountFunding)
        : new EpisodeCash(deposited, withdrawn.subtract(amount), accountFees, accountFunding);
  }

  /** The same after the account paid a fee, at least 0. */
  public EpisodeCash feeByAccount(BigDecimal paid) {
    return new EpisodeCash(deposited, withdrawn, accountFees.add(paid), accountFunding);
  }

  /** The same after the account paid or, below 0, received funding. */
  public EpisodeCash fundingByAccount(BigDecimal paid) {
    return new EpisodeCash(deposited, withdrawn, accountFees, accountFunding.add(paid));
  }

  /** Deposits less withdrawals. */
  public BigDecimal netDeposits() {
    return deposited.subtract(withdrawn);
  }

  /** Everything the episode has cost the account so far, less what came back. */
  public BigDecimal lifetimeCap() {
    return netDeposits().add(accountFees).add(accountFunding);
  }

  /** What stands outside the cap; funding the account received on balance raises nothing. */
  public List<CapException> exceptions() {
    return List.of(
        new CapException.AccountFees(accountFees),
        new CapException.AccountFunding(accountFunding.max(BigDecimal.ZERO)));
  }
}
