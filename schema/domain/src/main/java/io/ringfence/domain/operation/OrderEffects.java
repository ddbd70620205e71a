package io.ringfence.domain.operation;

import io.ringfence.domain.margin.FundingRule.Payer;

/**
 * What orders, leverage, fees and funding do to a wallet at a venue. Source: margin model, section
 * Operations.
 *
 * @param leverageChange what another leverage does to the margin that is there
 * @param openingFee who pays the fee of an opening fill, and fees outside orders
 * @param closing where profit, loss and fee of a closed part are booked
 * @param funding who pays and receives funding; receipts first fill the wallet up to V(E) / L where
 *     the account pays first
 */
public record OrderEffects(
    LeverageChange leverageChange, FeePayer openingFee, Closing closing, Payer funding) {
  /** What another leverage does to the margin of an open position. */
  public enum LeverageChange {
    /** Equity becomes V(P) / L' whatever it was: what was added goes back, what lacks comes in. */
    RESET_AT_MARK,
    /** The part V(E) / L becomes V(E) / L'; what was added stays. */
    RESET_AT_ENTRY,
    /** The wallet stays as it is, and leverage can only be raised. */
    KEPT_AND_ONLY_RAISED
  }

  /** Where profit, loss and fee of a closed part are booked. */
  public enum Closing {
    /** To the account, together with the released margin. */
    ACCOUNT,
    /** To the wallet: profit stays there, a loss first takes the closed part's own margin. */
    WALLET
  }

  /**
   * Hyperliquid. Sources: margining page of its documentation; MetaMask/core, perps-controller,
   * {@code hyperLiquidPositionPreview} at 45e39d2, whose published cases are replayed.
   */
  public static final OrderEffects HYPERLIQUID =
      new OrderEffects(
          LeverageChange.RESET_AT_MARK, FeePayer.WALLET, Closing.ACCOUNT, Payer.WALLET);

  /**
   * Binance USD-M and COIN-M, and Aster's engine of the same style. That leverage can only be
   * raised is error code -4161 of the USD-M API documentation. Inferred: that raising it leaves the
   * wallet, that fees and realised profit go to the free balance and that funding moves the wallet,
   * from the fields {@code isolatedWallet} and {@code crossWalletBalance}.
   */
  public static final OrderEffects BINANCE =
      new OrderEffects(
          LeverageChange.KEPT_AND_ONLY_RAISED, FeePayer.ACCOUNT, Closing.ACCOUNT, Payer.WALLET);

  /**
   * OKX: margin is V(E) / L exactly, so the opening fee is the account's. Inferred: where a closed
   * part is booked and that funding moves the wallet.
   */
  public static final OrderEffects OKX =
      new OrderEffects(
          LeverageChange.RESET_AT_ENTRY, FeePayer.ACCOUNT, Closing.ACCOUNT, Payer.WALLET);

  /**
   * Bybit, unified account: funding is taken from the balance first. Source: help centre, article
   * 000001391 of 2024-03-14. Inferred: leverage and closing.
   */
  public static final OrderEffects BYBIT =
      new OrderEffects(
          LeverageChange.RESET_AT_ENTRY, FeePayer.ACCOUNT, Closing.ACCOUNT, Payer.ACCOUNT_FIRST);
}
