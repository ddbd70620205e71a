package io.ringfence.domain.trigger;

import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.margin.StandardMargin.TriggerEquality;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.PositionSide;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The ticks at which a position's conditions turn, exact: a condition that is met at a price met by
 * no tick turns at the first tick behind it. Empty where a condition holds at no tick.
 *
 * <pre>ratio r        V (s r - m) {@literal <=} r (s C - W) - a           in every piece
 * distance d     P (1 - s d) s {@literal <=} s LP</pre>
 *
 * @param position the position
 * @param grid ticks of the instrument
 */
public record Thresholds(LinePosition position, TickGrid grid) {
  private static final Piece NOTHING = Piece.fixed(BigDecimal.ZERO);

  /**
   * Requirement at least a ratio times equity, or no equity.
   *
   * @param ratio a ratio that {@link LinePosition#turnsOnce}
   */
  public Optional<TickTrigger> ratio(int condition, BigDecimal ratio) {
    Fraction met = farther(reported(ratio), met(NOTHING, ratio));
    return losing(condition, met, false);
  }

  /**
   * Distance to the liquidation price at most a fraction of the mark. Without that price, equity
   * against the requirement decides.
   */
  public Optional<TickTrigger> distance(int condition, BigDecimal distance) {
    Optional<PriceRoot> price = position.liquidationPrice();
    if (price.isEmpty()) {
      return losing(condition, reported(BigDecimal.ONE), false);
    }
    BigDecimal nearer = BigDecimal.ONE.subtract(isLong() ? distance : distance.negate());
    return nearer.signum() <= 0
        ? Optional.of(new TickTrigger(condition, true, TickGrid.MAX_TICK))
        : losing(condition, fraction(price.get()).dividedBy(nearer), false);
  }

  /** The venue's rule liquidates. */
  public Optional<TickTrigger> liquidation(int condition) {
    return switch (position.decides()) {
      case LinePosition.Decision.Printed(PriceRoot price) ->
          losing(condition, fraction(price), false);
      case LinePosition.Decision.Equation(TriggerEquality equality) ->
          losing(condition, reported(BigDecimal.ONE), isStrict(equality));
      case LinePosition.Decision.FixedEquation(Fraction requirement, TriggerEquality equality) ->
          losing(condition, whereEquityIs(requirement), isStrict(equality));
    };
  }

  /** Equity is 0 or less. */
  public Optional<TickTrigger> bankruptcy(int condition) {
    return losing(condition, whereEquityIs(Fraction.ZERO), false);
  }

  /** The mark has come to a price from the side on which the position gains. */
  public Optional<TickTrigger> reached(int condition, BigDecimal price) {
    return losing(condition, Fraction.of(price), false);
  }

  /** The value is above a cap. */
  public TickTrigger above(int condition, BigDecimal cap) {
    return new TickTrigger(condition, false, grid.atOrBelow(Fraction.of(cap, position.size())) + 1);
  }

  private static boolean isStrict(TriggerEquality equality) {
    return switch (equality) {
      case LIQUIDATES -> false;
      case SURVIVES -> true;
    };
  }

  /** Where the reported requirement is a ratio times equity: in the piece that gets there first. */
  private Fraction reported(BigDecimal ratio) {
    return position.pieces().stream()
        .map(piece -> met(piece, ratio))
        .reduce(this::farther)
        .orElseThrow();
  }

  private Fraction met(Piece piece, BigDecimal ratio) {
    BigDecimal cost = position.entryValue();
    BigDecimal wallet = position.wallet();
    BigDecimal size = position.size();
    return isLong()
        ? Fraction.of(
            ratio.multiply(cost.subtract(wallet)).subtract(piece.amount()),
            ratio.subtract(piece.rate()).multiply(size))
        : Fraction.of(
            ratio.multiply(cost.add(wallet)).add(piece.amount()),
            ratio.add(piece.rate()).multiply(size));
  }

  private Fraction whereEquityIs(Fraction amount) {
    Fraction offset = amount.minus(position.equityAtZero());
    return offset.dividedBy(position.signedSize());
  }

  /** The price that is reached first on the losing way. */
  private Fraction farther(Fraction one, Fraction other) {
    return isLong() ? one.max(other) : one.min(other);
  }

  private Optional<TickTrigger> losing(int condition, Fraction price, boolean strict) {
    if (isLong()) {
      long tick = strict ? grid.atOrAbove(price) - 1 : grid.atOrBelow(price);
      return tick < 1
          ? Optional.empty()
          : Optional.of(new TickTrigger(condition, true, Math.min(tick, TickGrid.MAX_TICK)));
    }
    long tick = strict ? grid.atOrBelow(price) + 1 : grid.atOrAbove(price);
    return tick > TickGrid.MAX_TICK
        ? Optional.empty()
        : Optional.of(new TickTrigger(condition, false, tick));
  }

  private boolean isLong() {
    return position.side() == PositionSide.LONG;
  }

  private static Fraction fraction(PriceRoot price) {
    return new Fraction(price.numerator(), price.denominator());
  }
}
