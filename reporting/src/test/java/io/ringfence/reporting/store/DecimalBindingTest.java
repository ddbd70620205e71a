package io.ringfence.reporting.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read comes without trailing zeros, whatever scale its column has. */
class DecimalBindingTest {
  /** As the definition says it, one zero at a time. */
  private static BigDecimal naive(BigDecimal value) {
    BigDecimal stripped = value.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }

  @Test
  void stepsOfZerosGoAsSingleZerosDo() {
    Random random = new Random(20251010);
    for (int i = 0; i < 20_000; i++) {
      BigInteger digits = new BigInteger(random.nextInt(200), random);
      BigInteger whole = digits.multiply(BigInteger.TEN.pow(random.nextInt(45)));
      BigDecimal value =
          new BigDecimal(random.nextBoolean() ? whole : whole.negate(), random.nextInt(77));
      assertThat(DecimalBinding.plain(value)).as(value.toString()).isEqualTo(naive(value));
    }
  }

  @Test
  void noughtIsNought() {
    assertThat(DecimalBinding.plain(new BigDecimal(BigInteger.ZERO, 36)))
        .isEqualTo(BigDecimal.ZERO);
  }
}
