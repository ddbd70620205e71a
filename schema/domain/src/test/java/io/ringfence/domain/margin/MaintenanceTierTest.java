package io.ringfence.domain.margin;

import static io.ringfence.domain.Figures.dec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaintenanceTierTest {
  @ParameterizedTest(name = "floor {0}, cap {1}, rate {2}, amount {3}, leverage {4}")
  @CsvSource({
    "-1, 10, 0.01, 0, 20, 'floor must be >= 0, was -1'",
    "10, 10, 0.01, 0, 20, 'cap must be above floor 10, was 10'",
    "10, 9, 0.01, 0, 20, 'cap must be above floor 10, was 9'",
    "0, 10, 0, 0, 20, 'rate must lie in (0, 1), was 0'",
    "0, 10, -0.01, 0, 20, 'rate must lie in (0, 1), was -0.01'",
    "0, 10, 1, 0, 20, 'rate must lie in (0, 1), was 1'",
    "0, 10, 0.01, -0.5, 20, 'maintenanceAmount must be >= 0, was -0.5'",
    "0, 10, 0.01, 0, 0.99, 'maxLeverage must be >= 1, was 0.99'",
  })
  void aTierOutOfRangeIsRefusedWithFieldRuleAndFinding(
      BigDecimal floor,
      BigDecimal cap,
      BigDecimal rate,
      BigDecimal amount,
      BigDecimal leverage,
      String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MaintenanceTier(floor, cap, rate, amount, leverage))
        .withMessage(message);
  }

  @Test
  void theRequirementIsRateTimesNotionalLessTheAmountAndNotRounded() {
    var tier = new MaintenanceTier(dec(50_000), dec(250_000), dec("0.005"), dec(50), dec(50));

    assertThat(tier.requirement(dec("60000.000000000001")))
        .isEqualByComparingTo("250.000000000000005");
  }
}
