package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BaseFixedWidthVector;
import org.apache.arrow.vector.Decimal256Vector;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.junit.jupiter.api.Test;

class DecimalsTest {
  private static final List<BigDecimal> EDGES =
      List.of(
          BigDecimal.ZERO,
          BigDecimal.ONE.negate(),
          new BigDecimal("999999999999999999"),
          new BigDecimal("-999999999999999999"),
          new BigDecimal("-4294967296"),
          new BigDecimal("-18446744073709551616"),
          new BigDecimal("0.000000000000000001"),
          new BigDecimal("-0.000000000000000001"));

  @Test
  void whatIsReadIsWhatWasPutWhateverItsSizeAndSign() {
    try (BufferAllocator allocator = new RootAllocator();
        DecimalVector narrow = new DecimalVector("n", allocator, 38, 18);
        Decimal256Vector amount = new Decimal256Vector("a", allocator, 76, 36);
        Decimal256Vector ratio = new Decimal256Vector("r", allocator, 76, 18)) {
      for (BaseFixedWidthVector vector : List.of(narrow, amount, ratio)) {
        vector.setInitialCapacity(64);
        vector.allocateNew();
        EDGES.forEach(figure -> requireSame(vector, figure));
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
          requireSame(vector, draw(random));
        }
      }
    }
  }

  private static BigDecimal draw(Random random) {
    BigInteger units = new BigInteger(random.nextInt(66), random);
    BigDecimal figure = new BigDecimal(units, random.nextInt(19));
    return random.nextBoolean() ? figure : figure.negate();
  }

  private static void requireSame(BaseFixedWidthVector vector, BigDecimal figure) {
    Decimals.put(vector, 5, figure, (ArrowType.Decimal) vector.getField().getType());
    assertThat((BigDecimal) vector.getObject(5)).isEqualByComparingTo(figure);
  }

  @Test
  void aFigureWithMoreDigitsThanItsColumnIsRefused() {
    try (BufferAllocator allocator = new RootAllocator();
        DecimalVector narrow = new DecimalVector("n", allocator, 38, 18)) {
      narrow.allocateNew(8);
      ArrowType.Decimal type = (ArrowType.Decimal) narrow.getField().getType();
      assertThatThrownBy(() -> Decimals.put(narrow, 0, new BigDecimal("1e-19"), type))
          .isInstanceOf(ArithmeticException.class);
    }
  }
}
