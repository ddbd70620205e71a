package io.ringfence.domain.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VolatilityGaugeTest {
  private static final Instant START = Instant.parse("2025-10-10T00:00:00Z");

  private final VolatilityGauge gauge = new VolatilityGauge();
  private BigDecimal price = new BigDecimal("100");
  private int hour;

  /** Hours whose closes move up and down by a fraction. */
  private List<VolatilityRegime> hours(int count, String move) {
    List<VolatilityRegime> regimes = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BigDecimal factor = BigDecimal.ONE.add(new BigDecimal(hour % 2 == 0 ? move : "-" + move));
      price = price.multiply(factor).setScale(8, RoundingMode.HALF_EVEN);
      // Inside the hour the path goes anywhere: only the last mark of it counts.
      gauge.see(price.multiply(new BigDecimal("1.5")), at(hour).plusSeconds(1));
      gauge.see(price, at(hour + 1));
      hour++;
      if (gauge.regime() != null) {
        regimes.add(gauge.regime());
      }
    }
    return regimes;
  }

  private static Instant at(int hour) {
    return START.plus(Duration.ofHours(hour));
  }

  @Test
  void theRegimeIsUnknownUntilThereAreEnoughReturns() {
    assertThat(hours(VolatilityGauge.FEWEST + 1, "0.001")).isEmpty();

    assertThat(hours(2, "0.001")).containsOnly(VolatilityRegime.NORMAL);
  }

  @Test
  void itIsStressedAtTwiceTheUsualVolatilityAndStaysSoUntilItHasCalmedDown() {
    hours(300, "0.001");
    assertThat(hours(30, "0.004")).endsWith(VolatilityRegime.STRESSED);

    List<VolatilityRegime> after = hours(200, "0.001");

    assertThat(after.getFirst()).isEqualTo(VolatilityRegime.STRESSED);
    int left = after.indexOf(VolatilityRegime.NORMAL);
    assertThat(after.subList(left, after.size())).doesNotContain(VolatilityRegime.STRESSED);
    assertThat(hours(60, "0.0002")).endsWith(VolatilityRegime.CALM);
  }

  @Test
  void anHourWithoutAMarkIsNoReturn() {
    hours(30, "0.001");
    VolatilityGauge.Memory before = gauge.memory();
    hour += 5;
    gauge.see(new BigDecimal("500"), at(hour));
    gauge.see(new BigDecimal("500"), at(hour).plusSeconds(1));

    assertThat(gauge.memory().fast().subtract(before.fast()).abs())
        .isLessThan(new BigDecimal("0.000001"));
  }
}
