package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten times the marks the job can take, for a moment, after a silence. */
class OverloadIT {
  @TempDir Path folder;

  @Test
  void noThresholdIsMissedNothingIsRefusedAndTheJobIsStartedOnce() {
    try (Command torture =
        Command.ringfence(folder, "torture", "overload", "--seconds", "2", "--calibration", "20000")
            .run()) {
      assertThat(torture.exitCode()).as(torture.out() + torture.err()).isZero();
      assertThat(torture.out())
          .contains(" 0 missed, 0 not expected")
          .contains("the job was started 1 times")
          .contains("0 more than once, 0 refused");
    }
  }
}
