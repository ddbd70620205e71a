package io.ringfence.domain.operation;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.operation.Movement.Reason;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Works an operation out: books what moves and says what position is left, its wallet aside.
 *
 * @param before a holding the operation is permitted on
 * @param books takes the movements
 * @param mark mark P in force, quote per base, above 0
 */
record Work(Holding before, WalletBooks books, BigDecimal mark) {
  Optional<IsolatedPosition> of(Operation operation) {
    return switch (operation) {
      case Operation.Open open -> Optional.of(opened(open));
      case Operation.Increase increase -> Optional.of(increased(increase));
      case Operation.Reduce reduce -> Optional.of(reduced(reduce));
      case Operation.Close close -> closed(close);
      case Operation.Flip flip -> Optional.of(flipped(flip));
      case Operation.ChangeLeverage change -> Optional.of(at(change.leverage()));
      case Operation.Add add -> Optional.of(moved(add.amount(), Reason.ADDED));
      case Operation.Remove remove -> Optional.of(moved(remove.amount().negate(), Reason.REMOVED));
      case Operation.Funding funding -> funded(funding);
      case Operation.Fee fee -> charged(fee);
    };
  }

  private IsolatedPosition opened(Operation.Open open) {
    books.opening(before.contract(), open.fill(), open.leverage());
    return Lots.opened(before.contract(), open.side(), open.fill(), open.leverage());
  }

  private IsolatedPosition increased(Operation.Increase increase) {
    IsolatedPosition set = at(increase.leverage());
    books.opening(before.contract(), increase.fill(), increase.leverage());
    return Lots.joined(set, increase.fill());
  }

  private IsolatedPosition reduced(Operation.Reduce reduce) {
    IsolatedPosition set = at(reduce.leverage());
    books.closing(set, reduce.fill());
    return Lots.without(set, reduce.fill().quantity());
  }

  private Optional<IsolatedPosition> closed(Operation.Close close) {
    books.closing(position(), new Fill(position().quantity(), close.price(), close.fee()));
    return Optional.empty();
  }

  /** The fee is split by quantity; of the two parts the opening one is rounded up. */
  private IsolatedPosition flipped(Operation.Flip flip) {
    Fill fill = flip.fill();
    BigDecimal rest = fill.quantity().subtract(position().quantity());
    BigDecimal openingFee =
        before.contract().charged(Fraction.of(fill.fee().multiply(rest), fill.quantity()));
    Fill opening = new Fill(rest, fill.price(), openingFee);
    closed(new Operation.Close(fill.price(), fill.fee().subtract(openingFee)));
    return opened(new Operation.Open(position().side().opposite(), opening, flip.leverage()));
  }

  /** The position at a leverage: what another one does to its margin is booked. */
  private IsolatedPosition at(BigDecimal leverage) {
    boolean same = position().terms().leverage().orElseThrow().compareTo(leverage) == 0;
    return same ? position() : books.leverage(position(), leverage, mark);
  }

  private IsolatedPosition moved(BigDecimal amount, Reason reason) {
    books.moved(amount, reason);
    return position().withTerms(position().terms().plusAdded(amount));
  }

  private Optional<IsolatedPosition> funded(Operation.Funding funding) {
    books.funding(position(), funding);
    return before.position();
  }

  private Optional<IsolatedPosition> charged(Operation.Fee fee) {
    books.fee(fee.amount());
    return before.position();
  }

  private IsolatedPosition position() {
    return before.position().orElseThrow();
  }
}
