package io.ringfence.domain.operation;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What an account holds in one instrument on one isolated slot.
 *
 * @param contract how quantity becomes value
 * @param position the position with its leverage; empty: flat
 * @param freeBalance balance of the account that can pay for margin, settlement asset; empty:
 *     unknown, and then nothing is refused for want of it
 */
public record Holding(
    Contract contract, Optional<IsolatedPosition> position, Optional<BigDecimal> freeBalance) {
  public Holding {
    position.ifPresent(
        it -> {
          if (!it.contract().equals(contract)) {
            throw new IllegalArgumentException(
                "position must have the contract " + contract + ", was " + it.contract());
          }
        });
  }

  /** No position. */
  public static Holding flat(Contract contract) {
    return new Holding(contract, Optional.empty(), Optional.empty());
  }

  /** A position in an account of which nothing else is known. */
  public static Holding of(IsolatedPosition position) {
    return new Holding(position.contract(), Optional.of(position), Optional.empty());
  }

  /**
   * A position known by its equity at a mark, as venues print it that do not show W: W = M(P) -
   * U(P). Where U(P) does not end, W is rounded down.
   *
   * @param position the position; its wallet is not looked at
   * @param equity M(P), settlement asset
   * @param mark mark P the equity was read at, quote per base, above 0
   */
  public static Holding ofEquity(IsolatedPosition position, BigDecimal equity, BigDecimal mark) {
    BigDecimal wallet = position.contract().owned(position.exactPnl(mark).negate().plus(equity));
    return of(position.withMargin(wallet));
  }

  /** The same with a known free balance. */
  public Holding withFreeBalance(BigDecimal balance) {
    return new Holding(contract, position, Optional.of(balance));
  }

  /** W, settlement asset; 0 where flat: there is no wallet then. */
  public BigDecimal wallet() {
    return position.map(IsolatedPosition::isolatedMargin).orElse(BigDecimal.ZERO);
  }
}
