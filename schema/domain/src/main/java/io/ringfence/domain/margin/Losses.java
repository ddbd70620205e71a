package io.ringfence.domain.margin;

import java.math.BigDecimal;
import java.util.List;

/**
 * The three losses of an isolated position, and the cap with what the account pays beside it.
 * Settlement asset; none is another's substitute: W = 100 with a profit of 400 can still lose 500,
 * with a loss of 80 only 20. Margin model, section Three losses.
 *
 * @param lifetimeCap deposits less withdrawals of the episode and what the account paid for it
 * @param cap W and, where the venue refills the wallet by itself, the free balance it can reach
 * @param capWithFees cap and what the account has paid beside the wallet
 * @param stillToLose max(0, M(P)): what can go from here, without a refill
 */
public record Losses(
    BigDecimal lifetimeCap, BigDecimal cap, BigDecimal capWithFees, BigDecimal stillToLose) {
  /**
   * The losses of a position at a mark.
   *
   * @param netDeposits deposits less withdrawals of the episode, settlement asset
   * @param exceptions what the venue and the account's switches except from the cap
   */
  public static Losses of(
      IsolatedPosition position,
      BigDecimal mark,
      BigDecimal netDeposits,
      List<CapException> exceptions) {
    BigDecimal outside =
        exceptions.stream()
            .map(CapException::paidByAccount)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal reachable =
        exceptions.stream().map(CapException::reachable).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal cap = position.isolatedMargin().add(reachable);
    return new Losses(
        netDeposits.add(outside),
        cap,
        cap.add(outside),
        position.equity(mark).max(BigDecimal.ZERO));
  }
}
