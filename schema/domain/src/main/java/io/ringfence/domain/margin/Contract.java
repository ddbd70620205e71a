package io.ringfence.domain.margin;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How an instrument's quantity becomes value. Value is linear in p for linear and quanto contracts
 * and linear in 1 / p for inverse ones; every margin formula is written in value and holds for all
 * three.
 *
 * @param kind how price and value go together
 * @param multiplier size of one unit of quantity, above 0: base asset (linear), face in the quote
 *     asset (inverse), settlement asset for each unit of price (quanto)
 * @param settlementScale fraction digits of the settlement asset, 0 to 18: amounts of inverse
 *     contracts that do not terminate are rounded to it, against the holder
 */
public record Contract(ContractKind kind, BigDecimal multiplier, int settlementScale) {
  /** One unit of quantity is one unit of the base asset. Nothing is ever rounded. */
  public static final Contract LINEAR =
      new Contract(ContractKind.LINEAR, BigDecimal.ONE, Precision.AMOUNT_SCALE);

  public Contract {
    if (multiplier.signum() <= 0) {
      throw new IllegalArgumentException("multiplier must be > 0, was " + multiplier);
    }
    if (settlementScale < 0 || settlementScale > Precision.AMOUNT_SCALE) {
      throw new IllegalArgumentException(
          "settlementScale must lie in 0.." + Precision.AMOUNT_SCALE + ", was " + settlementScale);
    }
  }

  /** Size Q of a quantity: quantity times multiplier. */
  public BigDecimal size(BigDecimal quantity) {
    return multiplier.compareTo(BigDecimal.ONE) == 0 ? quantity : quantity.multiply(multiplier);
  }

  /**
   * V(p) of a size, settlement asset, exact.
   *
   * @param price quote per base, above 0
   */
  public Fraction value(BigDecimal size, BigDecimal price) {
    return switch (kind) {
      case LINEAR, QUANTO -> Fraction.of(size.multiply(price));
      case INVERSE -> Fraction.of(size, price);
    };
  }

  /**
   * The price at which a size has a value.
   *
   * @param value settlement asset, above 0
   */
  PriceRoot priceAt(BigDecimal size, Fraction value) {
    return switch (kind) {
      case LINEAR, QUANTO -> new PriceRoot(value.numerator(), value.denominator().multiply(size));
      case INVERSE -> new PriceRoot(value.denominator().multiply(size), value.numerator());
    };
  }

  /** An amount that is charged, settlement asset: exact, or rounded up where it does not end. */
  public BigDecimal charged(Fraction amount) {
    return amount.exactOrRounded(settlementScale, RoundingMode.CEILING);
  }

  /** An amount that is owned, settlement asset: exact, or rounded down where it does not end. */
  public BigDecimal owned(Fraction amount) {
    return amount.exactOrRounded(settlementScale, RoundingMode.FLOOR);
  }
}
