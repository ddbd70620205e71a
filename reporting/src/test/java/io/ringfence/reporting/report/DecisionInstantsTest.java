package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DecisionInstantsTest {
  private static final Instant FROM = Instant.parse("2025-10-09T00:30:00Z");

  @Test
  void hourlyDecisionsFallOnFullHoursStrictlyInsideTheRun() {
    assertThat(DecisionInstants.hourly(FROM, Instant.parse("2025-10-09T03:00:00Z")))
        .containsExactly(
            Instant.parse("2025-10-09T01:00:00Z"), Instant.parse("2025-10-09T02:00:00Z"));
    assertThat(DecisionInstants.hourly(FROM, Instant.parse("2025-10-09T00:59:00Z"))).isEmpty();
  }

  @Test
  void ofALongRunTheLastDayIsDecided() {
    assertThat(DecisionInstants.hourly(FROM, Instant.parse("2025-10-11T00:00:00Z")))
        .hasSize(24)
        .startsWith(Instant.parse("2025-10-10T00:00:00Z"))
        .endsWith(Instant.parse("2025-10-10T23:00:00Z"));
  }
}
