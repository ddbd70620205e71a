package io.ringfence.domain.quantity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecisionTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "0, true",
    "-5, true",
    "999999999999999.999999999999, true",
    "-999999999999999.999999999999, true",
    "1000000000000000, false",
    "1E+14, true",
    "1E+15, false",
    "0.000000000001, true",
    "0.0000000000010000, true",
    "0.0000000000001, false",
    "123.4567890123450, true",
    "123.4567890123451, false",
  })
  void anInputHasAtMostFifteenIntegerAndTwelveFractionDigits(BigDecimal figure, boolean storable) {
    assertThat(Precision.isStorable(figure)).isEqualTo(storable);
  }

  @ParameterizedTest(name = "{0} is written {1}")
  @CsvSource({
    "2.00, 2",
    "0.0000, 0",
    "0E-36, 0",
    "1E+3, 1000",
    "-1.50, -1.5",
    "0.000000000000000001, 0.000000000000000001",
    "120, 120",
  })
  void oneValueHasOneText(BigDecimal figure, String text) {
    assertThat(Precision.canonical(figure)).isEqualTo(text);
  }
}
