package io.ringfence.api.question;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.query.RunQuery;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunFactsTest {
  private static final Instant AT = Instant.parse("2025-10-10T21:00:00Z");

  private static RunFacts facts(RunQuery.@Nullable Endless endless) {
    return RunFacts.of(
        new RunQuery.Row("run", true, "mark", null, null, AT, AT, "ab", "0", "{}", endless));
  }

  @Test
  void aRunWithoutAnEndIsNeverCalledCompleted() {
    assertThat(facts(null).completed()).isTrue();
    assertThat(facts(new RunQuery.Endless(false, AT, AT)).completed()).isFalse();
    assertThat(facts(new RunQuery.Endless(true, AT, null)).completed()).isFalse();
  }
}
