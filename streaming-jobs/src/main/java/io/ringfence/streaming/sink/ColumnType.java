package io.ringfence.streaming.sink;

import java.math.BigDecimal;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;

/** How a figure travels to its column: each has one Arrow type and loses nothing on the way. */
public enum ColumnType {
  /** Text. */
  TEXT(new ArrowType.Utf8()),
  /** Amounts and prices, 36 fraction digits: {@code Decimal(76, 36)}. */
  AMOUNT(new ArrowType.Decimal(76, 36, 256)),
  /** Prices and ratios that come from a division, 18 fraction digits: {@code Decimal(76, 18)}. */
  RATIO(new ArrowType.Decimal(76, 18, 256)),
  /** Small figures such as a leverage or a level, 18 fraction digits: {@code Decimal(38, 18)}. */
  NARROW(new ArrowType.Decimal(38, 18, 128)),
  /** Epoch microseconds: {@code DateTime64(6, 'UTC')}. */
  INSTANT(new ArrowType.Timestamp(TimeUnit.MICROSECOND, "UTC")),
  /** Whole numbers from 0: {@code UInt64}. */
  COUNT(new ArrowType.Int(64, false)),
  /** Whole numbers from 0 below 2^32: {@code UInt32}. */
  SMALL_COUNT(new ArrowType.Int(32, false)),
  /** Yes or no: {@code Bool}. */
  FLAG(new ArrowType.Bool());

  private static final long MOST_OF_SMALL_COUNT = 0xFFFF_FFFFL;

  private final ArrowType arrow;

  ColumnType(ArrowType arrow) {
    this.arrow = arrow;
  }

  ArrowType arrow() {
    return arrow;
  }

  /**
   * Puts a value into a vector of this type.
   *
   * @throws ArithmeticException where a decimal has more fraction digits than the column
   * @throws IllegalArgumentException where a number does not fit
   */
  void put(FieldVector vector, int row, Object value, Texts texts) {
    switch (this) {
      case TEXT -> ((VarCharVector) vector).setSafe(row, texts.bytes((String) value));
      case AMOUNT, RATIO, NARROW ->
          Decimals.put(
              (BaseFixedWidthVector) vector, row, (BigDecimal) value, (ArrowType.Decimal) arrow);
      case INSTANT -> ((TimeStampMicroTZVector) vector).setSafe(row, (Long) value);
      case COUNT -> ((UInt8Vector) vector).setSafe(row, within(value, Long.MAX_VALUE));
      case SMALL_COUNT ->
          ((UInt4Vector) vector).setSafe(row, (int) within(value, MOST_OF_SMALL_COUNT));
      case FLAG -> ((BitVector) vector).setSafe(row, (Boolean) value ? 1 : 0);
    }
  }

  private static long within(Object value, long most) {
    long number = (Long) value;
    if (number < 0 || number > most) {
      throw new IllegalArgumentException("count must lie in 0.." + most + ", was " + number);
    }
    return number;
  }
}
