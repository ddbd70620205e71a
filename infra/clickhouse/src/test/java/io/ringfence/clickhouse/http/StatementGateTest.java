package io.ringfence.clickhouse.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.clickhouse.engine.EngineException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The gate lets in what fits and turns the rest away with a reason. */
class StatementGateTest {
  @Test
  void fullGateTurnsAwayAndOpensAgain() {
    StatementGate gate = gate(1, 0, Duration.ofSeconds(20));
    try (var _ = gate.enter()) {
      assertThatThrownBy(gate::enter)
          .isInstanceOf(EngineException.class)
          .hasMessageContaining("too many requests are waiting")
          .satisfies(e -> assertThat(((EngineException) e).code()).isEqualTo(202));
    }
    gate.enter().close();
  }

  @Test
  void waitingEndsWithItsPatience() {
    StatementGate gate = gate(1, 1, Duration.ofMillis(10));
    try (var _ = gate.enter()) {
      assertThatThrownBy(gate::enter).hasMessageContaining("no statement ended within");
      assertThatThrownBy(gate::enter).hasMessageContaining("no statement ended within");
    }
  }

  private static StatementGate gate(int statements, int waiting, Duration patience) {
    return new StatementGate(new HttpLimits(8, statements, waiting, patience, 1, 1, false));
  }
}
