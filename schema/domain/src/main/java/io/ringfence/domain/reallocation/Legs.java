package io.ringfence.domain.reallocation;

import io.ringfence.domain.margin.MarginExposure;
import java.math.BigDecimal;

/**
 * How a move is carried out at the venue and where it stands when its second leg fails: first add,
 * then remove, wherever the free balance can bridge the two.
 *
 * @param order which leg comes first
 * @param recipientAfterFirst the recipient after the first leg
 * @param freeBalanceAfterFirst change of the free balance after the first leg, settlement asset
 */
public record Legs(
    Order order, MarginExposure recipientAfterFirst, BigDecimal freeBalanceAfterFirst) {
  /** The order of the two legs. */
  public enum Order {
    /** One leg: the free balance gives. */
    ADD_ONLY,
    /** One leg: the free balance receives. */
    REMOVE_ONLY,
    /** The free balance bridges: a failure leaves the recipient lifted and the donor as it was. */
    ADD_THEN_REMOVE,
    /**
     * Nothing bridges: a failure leaves the margin in the free balance, the recipient as it was.
     */
    REMOVE_THEN_ADD
  }

  /** The legs of a move of a pool. */
  public static Legs of(Suggestion.Move move, Pool pool) {
    BigDecimal free = pool.cash() == null ? BigDecimal.ZERO : pool.cash().reported();
    PoolPosition recipient = move.recipient();
    MarginExposure before = recipient.exposureWith(move.receivedBefore());
    MarginExposure after = recipient.exposureWith(move.receivedBefore().add(move.amount()));
    return switch (move.source()) {
      case Source.FreeBalance _ -> new Legs(Order.ADD_ONLY, after, move.amount().negate());
      case Source.Donor _ ->
          free.compareTo(move.amount()) >= 0
              ? new Legs(Order.ADD_THEN_REMOVE, after, move.amount().negate())
              : new Legs(Order.REMOVE_THEN_ADD, before, move.amount());
      case Source.Transfer _ -> new Legs(Order.REMOVE_THEN_ADD, before, move.amount());
    };
  }
}
