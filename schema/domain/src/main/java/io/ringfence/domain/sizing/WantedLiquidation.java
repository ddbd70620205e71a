package io.ringfence.domain.sizing;

import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.margin.PriceRoot;
import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.sizing.MarginNeed.Found;
import io.ringfence.domain.sizing.MarginNeed.Impossible;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * Margin for a wanted liquidation price: W = R(p) - U(p) where the requirement does not depend on
 * the wallet and the venue rounds no price; otherwise, and where a jump of the schedule would
 * liquidate on the way, the least wallet that lets the position live up to the price, found by
 * halving. What changes the wallet counts as margin added. Source: margin model, section Sizing.
 *
 * @param model the venue's model
 * @param position the position as it is
 * @param mark mark P in force, quote per base, above 0
 */
public record WantedLiquidation(MarginModel model, IsolatedPosition position, BigDecimal mark) {
  public WantedLiquidation {
    Figure.requireAbove0("mark", mark);
  }

  /**
   * The margin for a distance: the price P (1 - s d).
   *
   * @param distance fraction of the mark, above 0
   */
  public MarginNeed atDistance(BigDecimal distance) {
    Figure.requireAbove0("distance", distance);
    BigDecimal price = mark.subtract(position.signed(mark.multiply(distance)));
    return price.signum() <= 0
        ? new Impossible("distance must leave a price > 0, was " + distance.toPlainString())
        : at(price);
  }

  /**
   * The margin for a price.
   *
   * @param price quote per base, above 0
   */
  public MarginNeed at(BigDecimal price) {
    Figure.requireAbove0("price", price);
    if (position.side().sign() * mark.compareTo(price) <= 0) {
      return new Impossible(
          "price must lie on the losing side of the mark "
              + mark.toPlainString()
              + ", was "
              + price.toPlainString());
    }
    Fraction exact = model.exactRequirement(position, price).minus(position.exactPnl(price));
    BigDecimal wallet = leastWallet(rounded(exact), price);
    boolean byFormula = wallet.compareTo(rounded(exact)) == 0;
    return new Found(
        wallet,
        wallet.subtract(position.isolatedMargin()),
        Optional.of(exact).filter(_ -> byFormula),
        priceWith(wallet));
  }

  private BigDecimal rounded(Fraction wallet) {
    return wallet.rounded(position.contract().settlementScale(), RoundingMode.CEILING);
  }

  private BigDecimal leastWallet(BigDecimal candidate, BigDecimal price) {
    BigDecimal unit = BigDecimal.ONE.movePointLeft(position.contract().settlementScale());
    if (reaches(candidate, price) && !reaches(candidate.subtract(unit), price)) {
      return candidate;
    }
    BigDecimal step = unit;
    boolean enough = reaches(candidate, price);
    BigDecimal other = candidate;
    while (reaches(other, price) == enough) {
      other = enough ? other.subtract(step) : other.add(step);
      step = step.add(step);
    }
    return enough ? halve(other, candidate, price) : halve(candidate, other, price);
  }

  /**
   * The least wallet on the grid that reaches the price, between one that does not and one that
   * does.
   */
  private BigDecimal halve(BigDecimal tooLittle, BigDecimal enough, BigDecimal price) {
    int scale = position.contract().settlementScale();
    BigDecimal low = tooLittle.setScale(scale, RoundingMode.FLOOR);
    BigDecimal high = enough.setScale(scale, RoundingMode.CEILING);
    BigDecimal unit = BigDecimal.ONE.movePointLeft(scale);
    while (high.subtract(low).compareTo(unit) > 0) {
      BigDecimal middle = low.add(high).divide(BigDecimal.TWO, scale, RoundingMode.FLOOR);
      if (reaches(middle, price)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  /** Whether the position lives up to the price: liquidation lies there, beyond it or nowhere. */
  private boolean reaches(BigDecimal wallet, BigDecimal price) {
    IsolatedPosition changed = with(wallet);
    return !model.isLiquidatable(changed, mark)
        && priceWith(wallet)
            .map(it -> position.side().sign() * it.compareToPrice(price) <= 0)
            .orElse(true);
  }

  private Optional<PriceRoot> priceWith(BigDecimal wallet) {
    return model.liquidationPrice(with(wallet), mark);
  }

  private IsolatedPosition with(BigDecimal wallet) {
    BigDecimal change = wallet.subtract(position.isolatedMargin());
    return position.withMargin(wallet).withTerms(position.terms().plusAdded(change));
  }
}
