package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * A signed whole number of 128 bits, two's complement. Every operation is exact or throws: nothing
 * wraps.
 *
 * @param high upper 64 bits, with the sign
 * @param low lower 64 bits, unsigned
 */
public record Wide(long high, long low) implements Comparable<Wide> {
  /** Nothing. */
  public static final Wide ZERO = new Wide(0, 0);

  /** One. */
  static final Wide ONE = new Wide(0, 1);

  /** A number of 64 bits. */
  public static Wide of(long value) {
    return new Wide(value >> 63, value);
  }

  /** The product of two numbers of 64 bits; always fits. */
  public static Wide product(long left, long right) {
    return new Wide(Math.multiplyHigh(left, right), left * right);
  }

  /**
   * A number of any size.
   *
   * @throws ArithmeticException when it needs more than 128 bits
   */
  static Wide of(BigInteger value) {
    if (value.bitLength() > 127) {
      throw overflow();
    }
    return new Wide(value.shiftRight(64).longValue(), value.longValue());
  }

  /** The sum. */
  public Wide plus(Wide other) {
    long sumLow = low + other.low;
    long carry = Long.compareUnsigned(sumLow, low) < 0 ? 1 : 0;
    long sumHigh = high + other.high + carry;
    if (((high ^ sumHigh) & (other.high ^ sumHigh)) < 0) {
      throw overflow();
    }
    return new Wide(sumHigh, sumLow);
  }

  /** The difference. */
  public Wide minus(Wide other) {
    long differenceLow = low - other.low;
    long borrow = Long.compareUnsigned(low, other.low) < 0 ? 1 : 0;
    long differenceHigh = high - other.high - borrow;
    if (((high ^ other.high) & (high ^ differenceHigh)) < 0) {
      throw overflow();
    }
    return new Wide(differenceHigh, differenceLow);
  }

  /** The number with its sign turned. */
  public Wide negate() {
    return ZERO.minus(this);
  }

  /** The product with a number of 64 bits. */
  public Wide times(long factor) {
    // The low half is unsigned: where its top bit is set, multiplyHigh has seen 2^64 too little.
    long carried = Math.multiplyHigh(low, factor) + (low < 0 ? factor : 0);
    long productHigh = Math.addExact(Math.multiplyExact(high, factor), carried);
    return new Wide(productHigh, low * factor);
  }

  /**
   * The largest whole number not above the quotient.
   *
   * @param divisor above 0
   */
  public Wide floorDivide(long divisor) {
    if (isLong()) {
      return of(Math.floorDiv(low, divisor));
    }
    // Below 0 the complement is divided: floor(-(m + 1) / d) = -floor(m / d) - 1.
    long sign = high >> 63;
    long rest = high ^ sign;
    long quotientHigh = 0;
    if (rest >= divisor) {
      quotientHigh = rest / divisor;
      rest -= quotientHigh * divisor;
    }
    long quotientLow = LongDivision.quotient(rest, low ^ sign, divisor);
    return new Wide(quotientHigh ^ sign, quotientLow ^ sign);
  }

  /** The smallest whole number not below the quotient. */
  public Wide ceilDivide(long divisor) {
    return negate().floorDivide(divisor).negate();
  }

  /** Whether 64 bits hold it. */
  boolean isLong() {
    return high == low >> 63;
  }

  /** -1, 0 or 1. */
  public int signum() {
    return high < 0 ? -1 : (high | low) == 0 ? 0 : 1;
  }

  /** How many bits it needs besides the sign. */
  int bitLength() {
    long top = high ^ (high >> 63);
    long bottom = low ^ (high >> 63);
    return top == 0 ? 64 - Long.numberOfLeadingZeros(bottom) : 128 - Long.numberOfLeadingZeros(top);
  }

  @Override
  public int compareTo(Wide other) {
    return high != other.high
        ? Long.compare(high, other.high)
        : Long.compareUnsigned(low, other.low);
  }

  /** The number as one of any size. */
  public BigInteger toBigInteger() {
    BigInteger bottom = BigInteger.valueOf(low);
    BigInteger unsigned = low < 0 ? bottom.add(BigInteger.ONE.shiftLeft(64)) : bottom;
    return BigInteger.valueOf(high).shiftLeft(64).add(unsigned);
  }

  /** The number divided by ten to the power of the digits. */
  public BigDecimal toDecimal(int digits) {
    return isLong() ? BigDecimal.valueOf(low, digits) : new BigDecimal(toBigInteger(), digits);
  }

  static ArithmeticException overflow() {
    return new ArithmeticException("128 bits do not hold the result");
  }
}
