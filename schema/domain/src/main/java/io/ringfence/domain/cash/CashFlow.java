package io.ringfence.domain.cash;

import io.ringfence.domain.exposure.Effect;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money that moved into and out of isolated wallets, settlement asset, exact. In, out and fees are
 * at least 0 of one change; of several they are sums. It is made of what rows and venues say, not
 * of what the wallet is afterwards: what both come to can be held against each other.
 *
 * @param in what was put in
 * @param out what was taken out, or came back at a close; where nobody said what the close
 *     realised, the wallet that was closed
 * @param fees what the wallets paid; below 0: what venues paid back
 * @param funding what the wallets received; below 0: paid
 * @param loss what liquidations, auto-deleveraging, closes and reductions took, as far as somebody
 *     said it; below 0: what they gained
 * @param byAccount fees and funding that the account received instead of the wallets; below 0:
 *     paid. Part of what was realised, and no part of a wallet
 * @param unknown closes and reductions of which nobody said what they realised
 */
public record CashFlow(
    BigDecimal in,
    BigDecimal out,
    BigDecimal fees,
    BigDecimal funding,
    BigDecimal loss,
    BigDecimal byAccount,
    int unknown) {
  private static final BigDecimal ZERO = BigDecimal.ZERO;

  /** Nothing moved. */
  public static final CashFlow NOTHING = new CashFlow(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, 0);

  /** Nobody said what a close or a reduction realised. */
  private static final CashFlow UNKNOWN = new CashFlow(ZERO, ZERO, ZERO, ZERO, ZERO, ZERO, 1);

  /**
   * What is known of one change.
   *
   * @param delta wallet after it less wallet before it
   * @param deposited lifetime cap after it less lifetime cap before it: what was put in less what
   *     was taken out, and what the account paid instead of the wallet
   * @param amount what the change says of itself, signed; absent: nothing
   * @param closed how much of the position it closed
   */
  public record Booked(
      BigDecimal delta, BigDecimal deposited, @Nullable BigDecimal amount, Closed closed) {
    /** What the change says, or else what it did to the wallet. */
    private BigDecimal said() {
      return amount == null ? delta : amount;
    }

    /** The part of a fee or of funding that the wallet paid or received. */
    private BigDecimal ofWallet() {
      return said().add(deposited);
    }
  }

  /** How much of a position a change closed. */
  public enum Closed {
    NOTHING,
    PART,
    ALL
  }

  /** What one change moved. */
  public static CashFlow of(Effect.Change change, Booked booked) {
    BigDecimal byAccount = booked.deposited().negate();
    return switch (change) {
      case FEE -> new CashFlow(ZERO, ZERO, booked.ofWallet().negate(), ZERO, ZERO, byAccount, 0);
      case FUNDING -> new CashFlow(ZERO, ZERO, ZERO, booked.ofWallet(), ZERO, byAccount, 0);
      case LIQUIDATION, PARTIAL_LIQUIDATION -> realised(booked.said());
      case ADL -> filled(booked);
      case ADD, REMOVE -> moved(booked.said());
      case VERSION -> moved(booked.deposited()).plus(result(booked));
      case CLOSE ->
          returned(booked, booked.amount() == null ? ZERO : booked.amount()).plus(result(booked));
      case RULES, STOPS, PRESUMPTION -> NOTHING;
    };
  }

  /** A fill of all of it gives the rest of the wallet back. */
  private static CashFlow filled(Booked booked) {
    BigDecimal realised = booked.said();
    return booked.closed() == Closed.ALL
        ? returned(booked, realised).plus(realised(realised))
        : realised(realised);
  }

  /** What comes back of a wallet: what was in it, and what was realised beside. */
  private static CashFlow returned(Booked booked, BigDecimal realised) {
    return moved(booked.delta().subtract(realised));
  }

  private static CashFlow result(Booked booked) {
    if (booked.amount() != null) {
      return realised(booked.amount());
    }
    return booked.closed() == Closed.NOTHING ? NOTHING : UNKNOWN;
  }

  private static CashFlow realised(BigDecimal amount) {
    return new CashFlow(ZERO, ZERO, ZERO, ZERO, amount.negate(), ZERO, 0);
  }

  /** Put in; below 0: taken out. */
  public static CashFlow moved(BigDecimal amount) {
    return new CashFlow(amount.max(ZERO), amount.negate().max(ZERO), ZERO, ZERO, ZERO, ZERO, 0);
  }

  /** Both together. */
  public CashFlow plus(CashFlow other) {
    return new CashFlow(
        in.add(other.in),
        out.add(other.out),
        fees.add(other.fees),
        funding.add(other.funding),
        loss.add(other.loss),
        byAccount.add(other.byAccount),
        unknown + other.unknown);
  }

  /** What it added to the wallets. */
  public BigDecimal net() {
    return in.subtract(out).subtract(fees).add(funding).subtract(loss);
  }

  /** What is known to be realised: funding less fees and losses, whoever paid them. */
  public BigDecimal realised() {
    return funding.subtract(fees).subtract(loss).add(byAccount);
  }

  /** Whether everything that was closed is known by its result. */
  public boolean isKnown() {
    return unknown == 0;
  }
}
