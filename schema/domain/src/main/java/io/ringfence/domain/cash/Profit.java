package io.ringfence.domain.cash;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a period brought, beside what it did to wallets and equity, settlement asset, exact. PnL is
 * made of what rows, venues and marks say; wallets and equity are what is stored: where one of them
 * does not follow the other, a residual is left. Source: risk definitions, PnL.
 *
 * @param before at the beginning
 * @param after at the end
 * @param flow what moved in between
 */
public record Profit(Standing before, Standing after, CashFlow flow) {
  /**
   * What is held at an instant.
   *
   * @param wallets sum of W
   * @param unrealised sum of U at the marks; absent: a mark is missing
   * @param equity sum of M at the marks; absent: a mark is missing
   */
  public record Standing(
      BigDecimal wallets, @Nullable BigDecimal unrealised, @Nullable BigDecimal equity) {
    /** Nothing is held. */
    public static final Standing NOTHING =
        new Standing(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
  }

  /** Unrealised PnL after less before; empty: unknown. */
  public Optional<BigDecimal> unrealised() {
    return difference(after.unrealised(), before.unrealised());
  }

  /** What fills, closes and reductions realised, as far as somebody said it. */
  public BigDecimal traded() {
    return flow.loss().negate();
  }

  /** Unrealised + realised + funding - fees, whoever paid them, as far as known; empty: no mark. */
  public Optional<BigDecimal> pnl() {
    return unrealised().map(flow.realised()::add);
  }

  /** Wallets after less before. */
  public BigDecimal walletChange() {
    return after.wallets().subtract(before.wallets());
  }

  /** Equity after less before; empty: unknown. */
  public Optional<BigDecimal> equityChange() {
    return difference(after.equity(), before.equity());
  }

  /**
   * The wallets' change less what is said to have moved in them: 0 to the last unit, or a break.
   */
  public BigDecimal walletResidual() {
    return walletChange().subtract(flow.net());
  }

  /**
   * The equity's change less what was put in, and less the PnL that no account paid: 0 to the last
   * unit, or a break; empty: unknown.
   */
  public Optional<BigDecimal> equityResidual() {
    BigDecimal deposits = flow.in().subtract(flow.out());
    return equityChange()
        .flatMap(
            change ->
                pnl()
                    .map(
                        pnl -> change.subtract(deposits).subtract(pnl.subtract(flow.byAccount()))));
  }

  /** Whether neither leaves anything over; an unknown equity does not. */
  public boolean ties() {
    return walletResidual().signum() == 0
        && equityResidual().map(BigDecimal::signum).orElse(0) == 0;
  }

  /** Whether marks and results are all known. */
  public boolean isKnown() {
    return flow.isKnown() && pnl().isPresent();
  }

  private static Optional<BigDecimal> difference(
      @Nullable BigDecimal later, @Nullable BigDecimal earlier) {
    return later == null || earlier == null
        ? Optional.empty()
        : Optional.of(later.subtract(earlier));
  }
}
