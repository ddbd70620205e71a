package io.ringfence.domain.operation;

import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.VenueTerms;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Quantity and cost of a position when lots join or leave it. Cost is kept as the value at entry:
 * an average price would round it. The wallet is not touched here.
 */
final class Lots {
  private Lots() {}

  /** A new position without a wallet. */
  static IsolatedPosition opened(
      Contract contract, PositionSide side, Fill fill, BigDecimal leverage) {
    return new IsolatedPosition(
        contract,
        side,
        fill.quantity(),
        fill.price(),
        BigDecimal.ZERO,
        VenueTerms.NONE.withLeverage(leverage));
  }

  /** A lot joined at a price. */
  static IsolatedPosition joined(IsolatedPosition position, Fill fill) {
    Fraction joining = valueOf(position, fill.quantity(), fill.price());
    BigDecimal quantity = position.quantity().add(fill.quantity());
    return withCost(
        position, quantity, againstHolder(position, position.entryValue().plus(joining)));
  }

  /** A part left; the rest keeps its average entry. */
  static IsolatedPosition without(IsolatedPosition position, BigDecimal closed) {
    BigDecimal rest = position.quantity().subtract(closed);
    VenueTerms terms = position.terms();
    Optional<BigDecimal> cost =
        terms
            .entryCost()
            .map(it -> Fraction.of(it.multiply(rest), position.quantity()))
            .map(it -> againstHolder(position, it));
    BigDecimal added =
        Fraction.of(terms.addedMargin().multiply(rest), position.quantity())
            .exactOrRounded(position.contract().settlementScale(), RoundingMode.FLOOR);
    return new IsolatedPosition(
        position.contract(),
        position.side(),
        rest,
        position.entryPrice(),
        position.isolatedMargin(),
        new VenueTerms(terms.leverage(), added, cost, Optional.empty()));
  }

  /** Profit or loss of a part that leaves at a price, settlement asset, rounded down once. */
  static BigDecimal realised(IsolatedPosition position, BigDecimal closed, BigDecimal price) {
    Fraction cost =
        closed.compareTo(position.quantity()) == 0
            ? position.entryValue()
            : position.entryValue().minus(without(position, closed).entryValue());
    Fraction gain = valueOf(position, closed, price).minus(cost);
    return position.contract().owned(position.valueSign() > 0 ? gain : gain.negate());
  }

  /** The part of an amount that a quantity has in the position's quantity, rounded down. */
  static BigDecimal share(IsolatedPosition position, BigDecimal quantity, BigDecimal amount) {
    return position.contract().owned(Fraction.of(amount.multiply(quantity), position.quantity()));
  }

  private static IsolatedPosition withCost(
      IsolatedPosition position, BigDecimal quantity, BigDecimal cost) {
    Contract contract = position.contract();
    BigDecimal size = contract.size(quantity);
    BigDecimal price = averagePrice(position, size, cost);
    VenueTerms terms = position.terms();
    boolean priceSaysAll = contract.value(size, price).compareTo(cost) == 0;
    return new IsolatedPosition(
        contract,
        position.side(),
        quantity,
        price,
        position.isolatedMargin(),
        new VenueTerms(
            terms.leverage(),
            terms.addedMargin(),
            priceSaysAll ? Optional.empty() : Optional.of(cost),
            Optional.empty()));
  }

  private static BigDecimal averagePrice(
      IsolatedPosition position, BigDecimal size, BigDecimal cost) {
    RoundingMode againstHolder =
        position.side() == PositionSide.LONG ? RoundingMode.CEILING : RoundingMode.FLOOR;
    Fraction price =
        switch (position.contract().kind()) {
          case LINEAR, QUANTO -> Fraction.of(cost, size);
          case INVERSE -> Fraction.of(size, cost);
        };
    return price.rounded(Precision.PRICE_SCALE, againstHolder).stripTrailingZeros();
  }

  /** A cost, exact or rounded so that profit is not overstated. */
  private static BigDecimal againstHolder(IsolatedPosition position, Fraction cost) {
    Contract contract = position.contract();
    return position.valueSign() > 0 ? contract.charged(cost) : contract.owned(cost);
  }

  private static Fraction valueOf(
      IsolatedPosition position, BigDecimal quantity, BigDecimal price) {
    return position.contract().value(position.contract().size(quantity), price);
  }
}
