package io.ringfence.streaming.sink;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.types.pojo.ArrowType;

/**
 * Decimals into vectors. Nearly every figure fits 64 bits and is written as the words of a product;
 * the others go through a number of any size.
 */
final class Decimals {
  /** 10^0 to 10^18. */
  private static final long[] POWERS = powers();

  /** By so many digits a figure may be multiplied. */
  private static final int MOST_FINER = 36;

  private static final int WORD = Long.BYTES;

  private Decimals() {}

  private static long[] powers() {
    long[] powers = new long[19];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

  /**
   * Puts a figure into a vector of 128 or 256 bits.
   *
   * @throws ArithmeticException where it has more fraction digits than the column
   */
  static void put(BaseFixedWidthVector vector, int row, BigDecimal figure, ArrowType.Decimal type) {
    int finer = type.getScale() - figure.scale();
    boolean isSmall = figure.precision() < POWERS.length && finer >= 0 && finer <= MOST_FINER;
    if (isSmall && row < vector.getValueCapacity()) {
      putProduct(vector, row, figure.unscaledValue().longValue(), finer);
    } else {
      BigDecimal scaled = figure.setScale(type.getScale(), RoundingMode.UNNECESSARY);
      switch (vector) {
        case Decimal256Vector wide -> wide.setSafe(row, scaled);
        case DecimalVector narrow -> narrow.setSafe(row, scaled);
        default -> throw new IllegalArgumentException("no vector of decimals: " + vector);
      }
    }
  }

  /** Figure times 10^finer: at most 54 digits, three words and the sign; little-endian. */
  private static void putProduct(BaseFixedWidthVector vector, int row, long units, int finer) {
    long low = Math.abs(units);
    long middle = 0;
    long high = 0;
    for (int rest = finer; rest > 0; rest -= POWERS.length - 1) {
      long power = POWERS[Math.min(rest, POWERS.length - 1)];
      long carry = Math.unsignedMultiplyHigh(low, power);
      long product = middle * power;
      high = high * power + Math.unsignedMultiplyHigh(middle, power);
      low *= power;
      middle = product + carry;
      high += Long.compareUnsigned(middle, product) < 0 ? 1 : 0;
    }
    long sign = units >> 63;
    // The complement and one: the one is carried on as long as words are 0.
    put(vector, row, 0, (low ^ sign) - sign);
    put(vector, row, 1, (middle ^ sign) - (low == 0 ? sign : 0));
    if (vector.getTypeWidth() > 2 * WORD) {
      put(vector, row, 2, (high ^ sign) - (low == 0 && middle == 0 ? sign : 0));
      put(vector, row, 3, units == 0 ? 0 : sign);
    }
    BitVectorHelper.setBit(vector.getValidityBuffer(), row);
  }

  private static void put(BaseFixedWidthVector vector, int row, int word, long value) {
    long at = (long) row * vector.getTypeWidth() + (long) word * WORD;
    vector.getDataBuffer().setLong(at, value);
  }
}
