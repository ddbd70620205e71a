package io.ringfence.domain.operation;

import io.ringfence.domain.margin.FundingRule.Payer;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.operation.OperationOutcome.Refused;
import io.ringfence.domain.operation.OperationOutcome.Refused.Reason;
import io.ringfence.domain.operation.OrderEffects.LeverageChange;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether a holding is such that an operation means something on it. */
record Permission(OrderEffects effects, Holding holding) {
  Optional<Refused> refusal(Operation operation) {
    Optional<IsolatedPosition> position = holding.position();
    if (operation instanceof Operation.Open) {
      return position.map(
          it -> refused(Reason.POSITION_EXISTS, "a position of " + it.quantity() + " is open"));
    }
    return position.isEmpty()
        ? Optional.of(refused(Reason.NO_POSITION, "there is no position"))
        : onPosition(operation, position.orElseThrow());
  }

  private Optional<Refused> onPosition(Operation operation, IsolatedPosition position) {
    return switch (operation) {
      case Operation.Open _,
          Operation.Close _,
          Operation.Add _,
          Operation.Remove _,
          Operation.Fee _ ->
          Optional.empty();
      case Operation.Increase increase -> leverage(position, increase.leverage());
      case Operation.Reduce reduce ->
          quantity(reduce, position, -1).or(() -> leverage(position, reduce.leverage()));
      case Operation.Flip flip -> quantity(flip, position, 1);
      case Operation.ChangeLeverage change -> leverage(position, change.leverage());
      case Operation.Funding funding -> funding(position, funding);
    };
  }

  private static Optional<Refused> quantity(
      Operation.Order order, IsolatedPosition position, int wanted) {
    BigDecimal quantity = order.fill().quantity();
    if (quantity.compareTo(position.quantity()) == wanted) {
      return Optional.empty();
    }
    String rule = wanted < 0 ? "less than " : "more than ";
    return Optional.of(
        refused(
            Reason.QUANTITY,
            "quantity must be " + rule + position.quantity() + ", was " + quantity));
  }

  private Optional<Refused> leverage(IsolatedPosition position, BigDecimal leverage) {
    if (position.terms().leverage().isEmpty()) {
      return Optional.of(refused(Reason.LEVERAGE_UNKNOWN, "leverage of the position is unknown"));
    }
    BigDecimal now = position.terms().leverage().orElseThrow();
    return effects.leverageChange() == LeverageChange.KEPT_AND_ONLY_RAISED
            && leverage.compareTo(now) < 0
        ? Optional.of(
            refused(
                Reason.LEVERAGE_LOWERED,
                "leverage of an open position must be >= " + now + ", was " + leverage))
        : Optional.empty();
  }

  private Optional<Refused> funding(IsolatedPosition position, Operation.Funding funding) {
    if (effects.funding() != Payer.ACCOUNT_FIRST) {
      return Optional.empty();
    }
    boolean pays = position.funding(funding.price(), funding.rate()).signum() < 0;
    if (pays && holding.freeBalance().isEmpty()) {
      return Optional.of(
          refused(Reason.FREE_BALANCE_UNKNOWN, "the account pays first, its balance is unknown"));
    }
    return pays ? Optional.empty() : leverageKnown(position);
  }

  private static Optional<Refused> leverageKnown(IsolatedPosition position) {
    return position.terms().leverage().isPresent()
        ? Optional.empty()
        : Optional.of(refused(Reason.LEVERAGE_UNKNOWN, "receipts refill up to value / leverage"));
  }

  private static Refused refused(Reason reason, String finding) {
    return new Refused(reason, finding);
  }
}
