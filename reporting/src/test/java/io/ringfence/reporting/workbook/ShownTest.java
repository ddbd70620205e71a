package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Figures with noise, shown so that they are the exact ones. */
class ShownTest {
  private static final Random RANDOM = new Random(45);

  private static BigDecimal between(BigDecimal most) {
    return most.multiply(BigDecimal.valueOf(2 * RANDOM.nextDouble() - 1));
  }

  /** Every other one in the middle between two or as near as the noise. */
  private static BigDecimal drawn(int digits, BigDecimal noise) {
    BigDecimal whole = BigDecimal.valueOf(RANDOM.nextLong(-100_000_000, 100_000_000), digits);
    BigDecimal middle = whole.add(BigDecimal.valueOf(5, digits + 1));
    return switch (RANDOM.nextInt(3)) {
      case 0 -> middle;
      case 1 -> middle.add(between(noise));
      default -> whole.add(between(BigDecimal.ONE.movePointLeft(digits)));
    };
  }

  @Test
  void noiseNeverChangesWhatIsShown() {
    for (int i = 0; i < 100_000; i++) {
      int wanted = RANDOM.nextInt(-2, 9);
      BigDecimal noise =
          BigDecimal.valueOf(RANDOM.nextInt(1, 1000), wanted + RANDOM.nextInt(4, 12));
      BigDecimal exact = drawn(wanted, noise);
      BigDecimal computed = exact.add(between(noise));
      Shown shown = Shown.near(wanted, noise, exact);
      int digits = shown.digitsOf(computed);
      assertThat(digits).isIn(shown.digits(), shown.digits() - 1);
      assertThat(computed.setScale(digits, RoundingMode.HALF_UP))
          .as("%s off by at most %s", exact, noise)
          .isEqualByComparingTo(exact.setScale(digits, RoundingMode.HALF_UP));
      assertThat(digits).as("as it is issued").isEqualTo(shown.digitsOf(exact));
    }
  }

  @Test
  void theNoiseLeavesAThousandUnitsOfTheLastDigit() {
    assertThat(Scale.above(new BigDecimal("0.00001"), 2)).isEqualTo(2);
    assertThat(Scale.above(new BigDecimal("0.000011"), 2)).isEqualTo(1);
    assertThat(Scale.above(new BigDecimal("20"), 2)).isEqualTo(-5);
  }

  @Test
  void exactFiguresAreNeverNear() {
    assertThat(Shown.exact(2).digitsOf(new BigDecimal("1.005"))).isEqualTo(2);
    assertThat(Shown.exact(2).formula("{X}")).isEqualTo("2");
  }

  @Test
  void aTotalIsComparedToAllItsDigitsWhereTheNoiseLeavesThem() {
    BigDecimal noise = new BigDecimal("0.0000001");
    assertThat(Scale.total(new BigDecimal("1234.565"), "USDT", noise)).isEqualTo(3);
    assertThat(Scale.total(new BigDecimal("1234.56500000001"), "USDT", noise)).isEqualTo(1);
    assertThat(Scale.total(new BigDecimal("1234.56123456789"), "USDT", noise)).isEqualTo(2);
  }
}
