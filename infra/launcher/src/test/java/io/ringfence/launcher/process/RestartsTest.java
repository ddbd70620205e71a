package io.ringfence.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestartsTest {
  private final Restarts restarts = new Restarts();

  @Test
  void theFirstStartAfterProgressIsAtOnceAndTheOthersWaitTwiceAsLongEach() {
    assertThat(restarts.allowsOneMore(3)).isTrue();
    assertThat(restarts.pause()).isZero();
    assertThat(restarts.allowsOneMore(3)).isTrue();
    assertThat(restarts.pause()).isEqualTo(Duration.ofMillis(250));
    assertThat(restarts.allowsOneMore(3)).isTrue();
    assertThat(restarts.pause()).isEqualTo(Duration.ofMillis(500));
    assertThat(restarts.allowsOneMore(4)).isTrue();
    assertThat(restarts.pause()).isZero();
  }

  @Test
  void fiveStartsWithoutAnyCheckpointAreTheLast() {
    for (int start = 0; start < Restarts.MOST_WITHOUT_PROGRESS; start++) {
      assertThat(restarts.allowsOneMore(0)).isTrue();
    }
    assertThat(restarts.allowsOneMore(0)).isFalse();
  }

  @Test
  void aJobThatGoesForwardMayBeKilledAnyNumberOfTimes() {
    for (long checkpoint = 1; checkpoint <= 1000; checkpoint++) {
      assertThat(restarts.allowsOneMore(checkpoint)).isTrue();
    }
  }
}
