package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

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
   * Why {@link #removable} is 0; empty where it is above 0. The parameters are the same.
   *
   * @return the arm that binds, or that there is no rule to tell
   */
  Optional<NoTransfer> whyNothing(
      IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance);

  /**
   * Whether a removal that is reported can have happened; exact, nothing is divided.
   *
   * @param exposure the position as it is valued before the removal
   * @param amount settlement asset, above 0
   */
  boolean allows(MarginExposure exposure, BigDecimal amount);

  /**
   * max(0, min(W - MM, W + U - V / L)): profit is never withdrawable beyond the wallet, unrealised
   * loss is charged. Source: Binance support, How to adjust margin balance, 360038447311 (text of
   * 2024; that of 2020 has W for W - MM), for USD-M and COIN-M; Aster documentation, maximum amount
   * to transfer out.
   */
  record WalletLessMaintenance() implements RemovalRule {
    @Override
    public BigDecimal removable(
        IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance) {
      return overMaintenance(position, maintenance)
          .min(overInitial(position, leverage, mark))
          .max(BigDecimal.ZERO);
    }

    @Override
    public Optional<NoTransfer> whyNothing(
        IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance) {
      if (overMaintenance(position, maintenance).signum() <= 0) {
        return Optional.of(NoTransfer.WALLET_AT_MAINTENANCE);
      }
      return overInitial(position, leverage, mark).signum() <= 0
          ? Optional.of(NoTransfer.EQUITY_AT_INITIAL)
          : Optional.empty();
    }

    @Override
    public boolean allows(MarginExposure exposure, BigDecimal amount) {
      BigDecimal wallet = exposure.position().isolatedMargin().subtract(amount);
      BigDecimal equity = exposure.equity().subtract(amount);
      return wallet.compareTo(exposure.maintenanceMargin()) >= 0 && coversInitial(exposure, equity);
    }

    private static BigDecimal overMaintenance(IsolatedPosition position, BigDecimal maintenance) {
      return position.isolatedMargin().subtract(maintenance);
    }
  }

  /**
   * max(0, M(P) - max(V / L, 0.1 V)): unrealised profit may be taken out. Source: Hyperliquid
   * documentation, Trading, Margining, transfer_margin_required.
   */
  record InitialOrTenth() implements RemovalRule {
    private static final BigDecimal TENTH = new BigDecimal("0.1");

    @Override
    public BigDecimal removable(
        IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance) {
      return overInitial(position, leverage, mark)
          .min(overTenth(position, mark))
          .max(BigDecimal.ZERO);
    }

    @Override
    public Optional<NoTransfer> whyNothing(
        IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance) {
      if (overInitial(position, leverage, mark).signum() <= 0) {
        return Optional.of(NoTransfer.EQUITY_AT_INITIAL);
      }
      return overTenth(position, mark).signum() <= 0
          ? Optional.of(NoTransfer.EQUITY_AT_TENTH)
          : Optional.empty();
    }

    @Override
    public boolean allows(MarginExposure exposure, BigDecimal amount) {
      BigDecimal equity = exposure.equity().subtract(amount);
      return equity.compareTo(exposure.notional().multiply(TENTH)) >= 0
          && coversInitial(exposure, equity);
    }

    private static BigDecimal overTenth(IsolatedPosition position, BigDecimal mark) {
      return down(position.equity(mark).subtract(position.notional(mark).multiply(TENTH)));
    }
  }

  /**
   * The venue lets nothing be taken out of the asset's positions; margin comes back in proportion
   * when they are reduced. Source: Hyperliquid documentation, Margining, strict isolated.
   */
  record Never() implements RemovalRule {
    @Override
    public BigDecimal removable(
        IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance) {
      return BigDecimal.ZERO;
    }

    @Override
    public Optional<NoTransfer> whyNothing(
        IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance) {
      return Optional.of(NoTransfer.STRICT_ISOLATED);
    }

    @Override
    public boolean allows(MarginExposure exposure, BigDecimal amount) {
      return false;
    }
  }

  /**
   * No published rule was found. Nothing is proposed to be removed; a removal that is reported is
   * believed as far as the wallet reaches, for a wallet thought larger than it is hides risk.
   *
   * @param because why it is not known, for people
   */
  record Unknown(String because) implements RemovalRule {
    @Override
    public BigDecimal removable(
        IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance) {
      return BigDecimal.ZERO;
    }

    @Override
    public Optional<NoTransfer> whyNothing(
        IsolatedPosition position, BigDecimal leverage, BigDecimal mark, BigDecimal maintenance) {
      return Optional.of(NoTransfer.RULE_UNKNOWN);
    }

    @Override
    public boolean allows(MarginExposure exposure, BigDecimal amount) {
      return amount.compareTo(exposure.position().isolatedMargin()) <= 0;
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

  private static BigDecimal overInitial(
      IsolatedPosition position, BigDecimal leverage, BigDecimal mark) {
    return down(position.equity(mark).subtract(initialMargin(position, leverage, mark)));
  }

  private static boolean coversInitial(MarginExposure exposure, BigDecimal equity) {
    return equity.multiply(exposure.leverage()).compareTo(exposure.notional()) >= 0;
  }

  private static BigDecimal down(BigDecimal amount) {
    return amount.setScale(Precision.AMOUNT_SCALE, RoundingMode.FLOOR);
  }
}
