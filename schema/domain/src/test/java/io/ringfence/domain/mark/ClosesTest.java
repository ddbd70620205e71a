package io.ringfence.domain.mark;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClosesTest {
  private static final Instant START = Instant.parse("2025-10-10T00:00:00Z");

  @Test
  void theClosesOfHoursGiveTheRegimeThatTheirMarksGive() {
    for (long seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      VolatilityGauge byMarks = new VolatilityGauge();
      VolatilityGauge byCloses = new VolatilityGauge();
      BigDecimal price = new BigDecimal(100);
      for (int hour = 1; hour < 120; hour++) {
        if (random.nextInt(30) == 0) {
          continue;
        }
        Instant end = START.plus(Duration.ofHours(hour));
        int width = hour > 60 && hour < 80 ? 120 : 8;
        price =
            price
                .multiply(BigDecimal.valueOf(1000 + random.nextInt(2 * width + 1) - width, 3))
                .setScale(4, RoundingMode.HALF_UP);
        byMarks.see(price.add(BigDecimal.ONE), end.minusSeconds(1_800));
        byMarks.see(price, end);
        byCloses.close(price, end);
        // A mark in the next hour closes this one.
        VolatilityGauge seen = new VolatilityGauge();
        seen.restore(byMarks.memory());
        seen.see(price, end.plusSeconds(1));
        assertThat(byCloses.regime()).as("seed %s, hour %s", seed, hour).isEqualTo(seen.regime());
      }
    }
  }
}
