package io.ringfence.api.ticket;

import io.ringfence.api.body.JsonFields;
import io.ringfence.api.proposal.Wish;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.reporting.whatif.Ticket;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A ticket as it was sent. */
final class TicketWish {
  static final Set<String> FIELDS =
      Set.of(
          "action",
          "venue",
          "account",
          "instrument",
          "side",
          "quantity",
          "price",
          "leverage",
          "amount",
          "fee",
          "desk",
          "book",
          "trader",
          "stopPrice",
          "markTolerance",
          "reason",
          "run",
          "asOf");

  private TicketWish() {}

  /** The ticket of some fields. */
  static Ticket of(Wish wish) {
    Ticket.Action action =
        Ticket.Action.of(wish.required("action"))
            .orElseThrow(
                () ->
                    JsonFields.refused(
                        "action must be one of "
                            + Arrays.stream(Ticket.Action.values())
                                .map(Ticket.Action::code)
                                .toList()));
    return Wish.checked(() -> new Ticket(action, key(wish), size(wish), owner(action, wish)));
  }

  private static PositionKey key(Wish wish) {
    PositionSide side =
        PositionSide.of(wish.required("side"))
            .orElseThrow(() -> JsonFields.refused("side must be long or short"));
    return new PositionKey(
        new InstrumentId(wish.required("venue"), wish.required("instrument")),
        wish.required("account"),
        side);
  }

  private static Ticket.Size size(Wish wish) {
    return new Ticket.Size(
        positive(wish, "quantity"),
        positive(wish, "price"),
        positive(wish, "leverage"),
        positive(wish, "amount"),
        wish.decimalIfPresent("fee").map(fee -> notNegative("fee", fee)));
  }

  private static Optional<BigDecimal> positive(Wish wish, String name) {
    Optional<BigDecimal> figure = wish.decimalIfPresent(name);
    if (figure.filter(it -> it.signum() <= 0).isPresent()) {
      throw JsonFields.refused(name + " must be > 0, was " + figure.get().toPlainString());
    }
    return figure;
  }

  private static BigDecimal notNegative(String name, BigDecimal figure) {
    if (figure.signum() < 0) {
      throw JsonFields.refused(name + " must be >= 0, was " + figure.toPlainString());
    }
    return figure;
  }

  private static Optional<PositionFacts> owner(Ticket.Action action, Wish wish) {
    return switch (action) {
      case OPEN -> Optional.of(owner(wish));
      case ADD, REDUCE, CLOSE, ADD_MARGIN, REMOVE_MARGIN -> Optional.empty();
    };
  }

  private static PositionFacts owner(Wish wish) {
    BigDecimal quantity = wish.decimal("quantity");
    BigDecimal stop = positive(wish, "stopPrice").orElse(null);
    return new PositionFacts(
        wish.required("desk"),
        wish.required("book"),
        wish.required("trader"),
        stop,
        stop == null ? null : quantity,
        null,
        null,
        null,
        null,
        null,
        PositionFacts.Labels.UNKNOWN);
  }
}
