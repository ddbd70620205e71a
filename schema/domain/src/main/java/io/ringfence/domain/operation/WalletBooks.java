package io.ringfence.domain.operation;

import static io.ringfence.domain.operation.Place.ACCOUNT;
import static io.ringfence.domain.operation.Place.MARKET;
import static io.ringfence.domain.operation.Place.VENUE;
import static io.ringfence.domain.operation.Place.WALLET;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.operation.Movement.Reason;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Books what operations move by a venue's order effects.
 *
 * @param effects the venue's rule
 * @param freeBalance balance of the account before, settlement asset; empty: unknown
 * @param ledger takes the movements
 */
record WalletBooks(OrderEffects effects, Optional<BigDecimal> freeBalance, Ledger ledger) {
  /** Margin and fee of an opening fill: value at its price by leverage. */
  void opening(Contract contract, Fill fill, BigDecimal leverage) {
    Fraction value = contract.value(contract.size(fill.quantity()), fill.price());
    ledger.move(Reason.ORDER_MARGIN, ACCOUNT, WALLET, contract.charged(value.dividedBy(leverage)));
    fee(fill.fee());
  }

  /** A fee that no closed part pays. */
  void fee(BigDecimal amount) {
    switch (effects.openingFee()) {
      case WALLET -> ledger.move(Reason.FEE, WALLET, VENUE, amount);
      case ACCOUNT -> ledger.move(Reason.FEE, ACCOUNT, VENUE, amount);
    }
  }

  /** Another leverage for what is there. */
  IsolatedPosition leverage(IsolatedPosition position, BigDecimal leverage, BigDecimal mark) {
    Contract contract = position.contract();
    BigDecimal wallet = ledger.wallet();
    BigDecimal target =
        switch (effects.leverageChange()) {
          case RESET_AT_MARK ->
              contract.charged(
                  position.value(mark).dividedBy(leverage).minus(position.exactPnl(mark)));
          case RESET_AT_ENTRY ->
              wallet
                  .subtract(initialAtEntry(position))
                  .add(contract.charged(position.entryValue().dividedBy(leverage)));
          case KEPT_AND_ONLY_RAISED -> wallet;
        };
    ledger.move(Reason.LEVERAGE, ACCOUNT, WALLET, target.subtract(wallet));
    return position.withTerms(position.terms().withLeverage(leverage));
  }

  /** Margin, profit or loss and fee of a part that leaves. The holder never owes beyond W. */
  void closing(IsolatedPosition position, Fill closed) {
    BigDecimal wallet = ledger.wallet();
    boolean whole = closed.quantity().compareTo(position.quantity()) == 0;
    BigDecimal share = whole ? wallet : Lots.share(position, closed.quantity(), wallet);
    BigDecimal pnl = Lots.realised(position, closed.quantity(), closed.price());
    BigDecimal result = pnl.subtract(closed.fee());
    switch (effects.closing()) {
      case ACCOUNT -> {
        realise(ACCOUNT, pnl, closed.fee());
        releaseAndCover(share, wallet.subtract(share), result);
      }
      case WALLET -> {
        realise(WALLET, pnl, closed.fee());
        release(share.add(whole ? result : result.min(BigDecimal.ZERO)), whole);
      }
    }
  }

  private void realise(Place booked, BigDecimal pnl, BigDecimal fee) {
    ledger.move(Reason.REALISED, MARKET, booked, pnl);
    ledger.move(Reason.FEE, booked, VENUE, fee);
  }

  private void releaseAndCover(BigDecimal share, BigDecimal rest, BigDecimal result) {
    ledger.move(Reason.RELEASED, WALLET, ACCOUNT, share);
    BigDecimal missing = share.add(result).negate().max(BigDecimal.ZERO);
    BigDecimal covered = missing.min(rest.max(BigDecimal.ZERO));
    ledger.move(Reason.LOSS_COVER, WALLET, ACCOUNT, covered);
    ledger.move(Reason.DEFICIT, VENUE, ACCOUNT, missing.subtract(covered));
  }

  /** What is left of a part's margin; what a whole wallet lacks is the venue's deficit. */
  private void release(BigDecimal left, boolean whole) {
    ledger.move(Reason.RELEASED, WALLET, ACCOUNT, left.max(BigDecimal.ZERO));
    if (whole) {
      ledger.move(Reason.DEFICIT, VENUE, WALLET, left.negate().max(BigDecimal.ZERO));
    }
  }

  /** Margin the holder puts in or, below 0, takes out. */
  void moved(BigDecimal amount, Reason reason) {
    ledger.move(reason, ACCOUNT, WALLET, amount);
  }

  /** A settlement of funding. */
  void funding(IsolatedPosition position, Operation.Funding settled) {
    BigDecimal received = position.funding(settled.price(), settled.rate());
    switch (effects.funding()) {
      case WALLET, UNKNOWN -> ledger.move(Reason.FUNDING, MARKET, WALLET, received);
      case ACCOUNT_FIRST -> {
        BigDecimal byWallet =
            received.signum() < 0 ? beyondBalance(received) : refill(position, received);
        ledger.move(Reason.FUNDING, MARKET, WALLET, byWallet);
        ledger.move(Reason.FUNDING, MARKET, ACCOUNT, received.subtract(byWallet));
      }
    }
  }

  /** The part of a payment (below 0) that the account cannot bear. */
  private BigDecimal beyondBalance(BigDecimal payment) {
    BigDecimal balance = freeBalance.orElseThrow().max(BigDecimal.ZERO);
    return payment.add(balance).min(BigDecimal.ZERO);
  }

  /** The part of a receipt that fills the wallet up to its initial margin. */
  private BigDecimal refill(IsolatedPosition position, BigDecimal receipt) {
    BigDecimal lacking = initialAtEntry(position).subtract(ledger.wallet());
    return receipt.min(lacking.max(BigDecimal.ZERO));
  }

  private static BigDecimal initialAtEntry(IsolatedPosition position) {
    BigDecimal leverage = position.terms().leverage().orElseThrow();
    return position.contract().charged(position.entryValue().dividedBy(leverage));
  }
}
