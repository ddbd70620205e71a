package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** How much margin a venue lets be taken out of an isolated position. */
public sealed interface RemovalRule {
  /**
   * Margin that may be removed now, settlement asset, at least 0. What comes from a division is
   * rounded down at 18 digits; {@link #allows} decides without rounding.
   *
   * @param position the position before the removal
   * @param leverage leverage set for it, above 0
   * @param mark mark in force, quote per base, above 0
   * @param maintenance maintenance requirement at that mark, settlement asset
   */
  BigDecimal removable(
      IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance);

  /**
   * Whether an amount may be removed; exact, nothing is divided.
   *
   * @param exposure the position as it is valued before the removal
   * @param amount settlement asset, above 0
   */
  boolean allows(MarginExposure exposure, BigDecimal amount);

  /**
   * max(0, min(W - MM, W + U - V / L)): profit is never withdrawable beyond the wallet, unrealised
   * loss is charged. Source: Binance support, How to adjust margin balance, 360038447311 (text of
   * 2024; that of 2020 has W for W - MM).
   */
  record WalletLessMaintenance() implements RemovalRule {
    @Override
    public BigDecimal removable(
        IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance) {
      BigDecimal overMaintenance = position.isolatedMargin().subtract(maintenance);
      BigDecimal overInitial =
          position
              .equity(mark)
              .subtract(initialMargin(position, leverage, mark))
              .setScale(Precision.AMOUNT_SCALE, RoundingMode.FLOOR);
      return overMaintenance.min(overInitial).max(BigDecimal.ZERO);
    }

    @Override
    public boolean allows(MarginExposure exposure, BigDecimal amount) {
      BigDecimal wallet = exposure.position().isolatedMargin().subtract(amount);
      BigDecimal equity = exposure.equity().subtract(amount);
      return wallet.compareTo(exposure.maintenanceMargin()) >= 0
          && equity.multiply(exposure.leverage()).compareTo(exposure.notional()) >= 0;
    }
  }

  /**
   * Initial requirement V(P) / L, settlement asset, rounded up at 18 digits so that risk is never
   * understated.
   *
   * @param leverage leverage set for the position, above 0
   * @param mark quote per base, above 0
   */
  static BigDecimal initialMargin(IsolatedPosition position, BigDecimal leverage, BigDecimal mark) {
    return position.notional(mark).divide(leverage, Precision.AMOUNT_SCALE, RoundingMode.CEILING);
  }
}
