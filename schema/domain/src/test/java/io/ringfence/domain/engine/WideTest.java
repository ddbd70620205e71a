package io.ringfence.domain.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WideTest {
  private static final BigInteger LARGEST = BigInteger.TWO.pow(127).subtract(BigInteger.ONE);

  @Test
  void everyOperationEqualsBigIntegerOrThrows() {
    Random random = new Random(1);
    for (int i = 0; i < 200_000; i++) {
      BigInteger left = draw(random, 127);
      BigInteger right = draw(random, 127);
      BigInteger small = draw(random, 63);
      agree(() -> Wide.of(left).plus(Wide.of(right)), left.add(right));
      agree(() -> Wide.of(left).minus(Wide.of(right)), left.subtract(right));
      agree(() -> Wide.of(left).times(small.longValueExact()), left.multiply(small));
      BigInteger divisor = small.abs().max(BigInteger.ONE);
      BigInteger[] parts = left.divideAndRemainder(divisor);
      BigInteger floor = parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
      agree(() -> Wide.of(left).floorDivide(divisor.longValueExact()), floor);
      assertThat(Wide.of(left).compareTo(Wide.of(right))).isEqualTo(left.compareTo(right));
      assertThat(Wide.of(left).toBigInteger()).isEqualTo(left);
      assertThat(Wide.of(left).bitLength()).isEqualTo(left.bitLength());
    }
  }

  @Test
  void ceilingIsTheFloorFromTheOtherSide() {
    assertThat(Wide.of(7).ceilDivide(2)).isEqualTo(Wide.of(4));
    assertThat(Wide.of(-7).ceilDivide(2)).isEqualTo(Wide.of(-3));
    assertThat(Wide.of(8).ceilDivide(2)).isEqualTo(Wide.of(4));
  }

  @Test
  void whatNeedsMoreThan128BitsIsRefused() {
    assertThatThrownBy(() -> Wide.of(BigInteger.TWO.pow(127)))
        .isInstanceOf(ArithmeticException.class);
  }

  private interface Operation {
    Wide run();
  }

  private static void agree(Operation operation, BigInteger expected) {
    Wide result;
    try {
      result = operation.run();
    } catch (ArithmeticException overflow) {
      // The product of an upper half may be refused one bit early; it is never wrong.
      assertThat(expected.abs()).isGreaterThan(LARGEST.shiftRight(1));
      return;
    }
    assertThat(result.toBigInteger()).isEqualTo(expected);
  }

  private static BigInteger draw(Random random, int mostBits) {
    BigInteger magnitude = new BigInteger(random.nextInt(mostBits) + 1, random);
    return random.nextBoolean() ? magnitude : magnitude.negate();
  }
}
