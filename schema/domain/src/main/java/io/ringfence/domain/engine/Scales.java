package io.ringfence.domain.engine;

import java.math.BigDecimal;

/**
 * How many fraction digits an instrument's whole numbers have. A figure with more digits is
 * refused, never rounded.
 *
 * @param price of marks, stops and settlement prices: one unit is a tick
 * @param entry of average entry prices, at least {@code price}
 * @param quantity of quantities
 * @param wallet of amounts of the settlement asset that enter or leave a wallet; also the digits
 *     that inverse amounts are rounded to
 * @param fundingRate of funding rates
 */
public record Scales(int price, int entry, int quantity, int wallet, int fundingRate) {
  private static final int MOST = 18;

  public Scales {
    requireDigits("price", price);
    requireDigits("entry", entry);
    requireDigits("quantity", quantity);
    requireDigits("wallet", wallet);
    requireDigits("fundingRate", fundingRate);
    if (entry < price) {
      throw new IllegalArgumentException(
          "entry must have at least the " + price + " digits of price, had " + entry);
    }
  }

  private static void requireDigits(String field, int digits) {
    if (digits < 0 || digits > MOST) {
      throw new IllegalArgumentException(field + " must be 0 to " + MOST + ", was " + digits);
    }
  }

  /** A mark, stop or settlement price in ticks. */
  public long ticks(BigDecimal price) {
    return units("price", price, this.price);
  }

  /** An average entry price in units. */
  public long entryUnits(BigDecimal price) {
    return units("entryPrice", price, entry);
  }

  /** A quantity in units. */
  public long quantityUnits(BigDecimal quantity) {
    return units("quantity", quantity, this.quantity);
  }

  /** An amount of the settlement asset in units. */
  public long walletUnits(BigDecimal amount) {
    return units("amount", amount, wallet);
  }

  /** A funding rate in units. */
  public long fundingRateUnits(BigDecimal rate) {
    return units("fundingRate", rate, fundingRate);
  }

  /** The figure as a whole number; refused where it has more digits or needs more than 64 bits. */
  static long units(String field, BigDecimal figure, int digits) {
    try {
      return figure.movePointRight(digits).longValueExact();
    } catch (ArithmeticException tooFine) {
      throw new IllegalArgumentException(
          field + " must be a 64-bit number of " + digits + " fraction digits, was " + figure,
          tooFine);
    }
  }
}
