package io.ringfence.api.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.api.question.RunFacts;
import io.ringfence.api.question.RunState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;

class RunHealthTest {
  private static final Instant NOW = Instant.parse("2025-10-10T22:00:00Z");

  private static RunFacts run(RunState state, @Nullable Instant heartbeat) {
    return new RunFacts(
        "follow-live", state, state == RunState.COMPLETED, NOW, NOW, heartbeat, null, null, null);
  }

  private static Health of(RunState state, @Nullable Instant heartbeat) {
    return RunHealth.of(List.of(run(state, heartbeat)), NOW);
  }

  @Test
  void aRunWhoseHeartbeatStoppedIsDownAndSaysSinceWhen() {
    Instant last = NOW.minus(RunHealth.LONG);
    assertThat(of(RunState.RUNNING, last).getStatus()).isEqualTo(Status.UP);
    Health silent = of(RunState.RUNNING, last.minus(Duration.ofMillis(1)));
    assertThat(silent.getStatus()).isEqualTo(Status.DOWN);
    assertThat(silent.getDetails().get("reason"))
        .asString()
        .contains("run follow-live", "said so last at " + last.minus(Duration.ofMillis(1)));
  }

  @Test
  void aRunThatHasAnEndOrWasStoppedNeedNotSayThatItIsThere() {
    assertThat(of(RunState.COMPLETED, null).getStatus()).isEqualTo(Status.UP);
    assertThat(of(RunState.STOPPED, NOW.minus(Duration.ofDays(3))).getStatus())
        .isEqualTo(Status.UP);
    assertThat(RunHealth.of(List.of(), NOW).getDetails()).containsKey("none");
  }
}
