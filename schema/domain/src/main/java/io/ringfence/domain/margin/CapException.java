package io.ringfence.domain.margin;

import java.math.BigDecimal;

/**
 * Why a holder can lose more than the wallet of an isolated position. Amounts in the settlement
 * asset, at least 0. Margin model, section Three losses.
 */
public sealed interface CapException {
  /**
   * Funding is taken from the account's free balance first and from the wallet only when that is
   * empty: Bybit.
   *
   * @param paid what the account has paid so far, net of what it received, settlement asset
   */
  record AccountFunding(BigDecimal paid) implements CapException {
    public AccountFunding {
      Require.notNegative("paid", paid);
    }
  }

  /**
   * Fees are taken from the account, not from the wallet: opening fees at OKX.
   *
   * @param paid what the account has paid so far, settlement asset
   */
  record AccountFees(BigDecimal paid) implements CapException {
    public AccountFees {
      Require.notNegative("paid", paid);
    }
  }

  /**
   * The venue refills the wallet by itself: {@code isAutoAddMargin}, {@code autoAddMargin}, {@code
   * autoAddIm}.
   *
   * @param reachable free balance it can take, settlement asset
   */
  record AutoAddMargin(BigDecimal reachable) implements CapException {
    public AutoAddMargin {
      Require.notNegative("reachable", reachable);
    }
  }

  /** What the account has already paid beside the wallet, settlement asset. */
  default BigDecimal paidByAccount() {
    return switch (this) {
      case AccountFunding(var paid) -> paid;
      case AccountFees(var paid) -> paid;
      case AutoAddMargin _ -> BigDecimal.ZERO;
    };
  }

  /** What can still flow into the wallet without a decision, settlement asset. */
  default BigDecimal reachable() {
    return switch (this) {
      case AutoAddMargin(var balance) -> balance;
      case AccountFunding _, AccountFees _ -> BigDecimal.ZERO;
    };
  }
}
