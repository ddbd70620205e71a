package io.ringfence.domain.sizing;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * How near liquidation lies for each leverage a position could be opened with.
 *
 * @param points in the order of the leverages asked for
 */
public record LeverageCurve(List<Point> points) {
  /**
   * One leverage.
   *
   * @param leverage above 0
   * @param allowed whether the tier of the position allows it
   * @param margin V(E) / L, settlement asset, rounded up where it does not end
   * @param liquidationPrice price that liquidates; empty: none does
   * @param distance s (E - LP) / E, fraction of the entry, rounded down at 18 digits; empty: none
   */
  public record Point(
      BigDecimal leverage,
      boolean allowed,
      BigDecimal margin,
      Optional<PriceRoot> liquidationPrice,
      Optional<BigDecimal> distance) {}

  public LeverageCurve {
    points = List.copyOf(points);
  }

  /**
   * The curve of a position opened at its entry.
   *
   * @param position size, side and entry; its wallet and leverage are replaced
   * @param leverages each above 0
   */
  public static LeverageCurve of(
      MarginModel model, IsolatedPosition position, List<BigDecimal> leverages) {
    BigDecimal most = model.schedule().tierOf(position, position.entryValue()).maxLeverage();
    return new LeverageCurve(
        leverages.stream().map(it -> point(model, position, it, most)).toList());
  }

  private static Point point(
      MarginModel model, IsolatedPosition position, BigDecimal leverage, BigDecimal most) {
    Figure.requireAbove0("leverage", leverage);
    Fraction margin = position.entryValue().dividedBy(leverage);
    BigDecimal posted = position.contract().charged(margin);
    IsolatedPosition opened =
        position.withMargin(posted).withTerms(position.terms().withLeverage(leverage));
    Optional<PriceRoot> price = model.liquidationPrice(opened, position.entryPrice());
    return new Point(
        leverage,
        leverage.compareTo(most) <= 0,
        posted,
        price,
        price.map(it -> it.distanceFrom(position.entryPrice(), position.side())));
  }
}
