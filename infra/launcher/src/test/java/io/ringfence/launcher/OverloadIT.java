package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times the marks the job can take, for a moment. */
class OverloadIT {
  @TempDir Path folder;

  @Test
  void noThresholdIsMissedAndTheJobIsStartedOnce() {
    try (Command torture =
        Command.ringfence(folder, "torture", "overload", "--seconds", "1", "--calibration", "4000")
            .run()) {
      assertThat(torture.exitCode()).as(torture.out() + torture.err()).isZero();
      assertThat(torture.out())
          .contains(" 0 missed, 0 not expected")
          .contains("the job was started 1 times")
          .contains("all stored, 0 more than once");
    }
  }
}
