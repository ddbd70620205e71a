package io.ringfence.domain.cash;

import io.ringfence.domain.exposure.Effect;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved into and out of isolated wallets, settlement asset, exact. In, out and fees are
 * at least 0 of one change; of several they are sums.
 *
 * @param in what was put in
 * @param out what was taken out, or came back at a close
 * @param fees what the wallets paid; below 0: what venues paid back
 * @param funding what the wallets received; below 0: paid
 * @param loss what the venue's liquidation and auto-deleveraging took; below 0: what such fills
 *     gained
 * @param byAccount fees and funding that the account received instead of the wallets; below 0:
 *     paid. Part of what was realised, and no part of a wallet
 */
public record CashFlow(
    BigDecimal in,
    BigDecimal out,
    BigDecimal fees,
    BigDecimal funding,
    BigDecimal loss,
    BigDecimal byAccount) {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  /** Nothing moved. */
  public static final CashFlow NOTHING = new CashFlow(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO);

  /**
   * What one change moved.
   *
   * @param delta wallet after it less wallet before it
   * @param amount what the change says of itself, signed; absent: nothing
   */
  public static CashFlow of(Effect.Change change, BigDecimal delta, @Nullable BigDecimal amount) {
    BigDecimal said = amount == null ? delta : amount;
    return switch (change) {
      case FEE -> new CashFlow(ZERO, ZERO, delta.negate(), ZERO, ZERO, said.subtract(delta));
      case FUNDING -> new CashFlow(ZERO, ZERO, ZERO, delta, ZERO, said.subtract(delta));
      case LIQUIDATION, PARTIAL_LIQUIDATION, ADL ->
          moved(delta.subtract(said))
              .plus(new CashFlow(ZERO, ZERO, ZERO, ZERO, said.negate(), ZERO));
      case VERSION, ADD, REMOVE, CLOSE, RULES, STOPS, PRESUMPTION -> moved(delta);
    };
  }

  private static CashFlow moved(BigDecimal delta) {
    return new CashFlow(delta.max(ZERO), delta.negate().max(ZERO), ZERO, ZERO, ZERO, ZERO);
  }

  /** Both together. */
  public CashFlow plus(CashFlow other) {
    return new CashFlow(
        in.add(other.in),
        out.add(other.out),
        fees.add(other.fees),
        funding.add(other.funding),
        loss.add(other.loss),
        byAccount.add(other.byAccount));
  }

  /** What it added to the wallets. */
  public BigDecimal net() {
    return in.subtract(out).subtract(fees).add(funding).subtract(loss);
  }

  /** What it realised: funding less fees and losses, whoever paid them. */
  public BigDecimal realised() {
    return funding.subtract(fees).subtract(loss).add(byAccount);
  }
}
