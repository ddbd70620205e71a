package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Job and engine killed with kill -9: a few times here, many times by the command itself. */
class KillTortureIT {
  @TempDir Path folder;

  @Test
  void killsMoveNoFigureAndWithoutTokensTheyWould() {
    try (Command command =
        Command.ringfence(folder, "torture", "kill", "--kills", "4", "--seed", "3").run()) {
      assertThat(command.exitCode()).as(command.out() + command.err()).isZero();
      assertThat(command.out())
          .containsPattern("kills +[4-9] ")
          .containsPattern("between +[1-9] kills \\(\\d+ %\\) between an insert")
          .contains("a run without tokens stored rows twice, as it must")
          .containsPattern("suppressed +[1-9]\\d* batches")
          .containsPattern("differing +0 of ");
    }
  }

  @Test
  void killsMoveNoFigureOfARunThatReadsTopicsEither() {
    try (Command command =
        Command.ringfence(folder, "torture", "kill", "--kills", "2", "--seed", "2", "--kafka")
            .run()) {
      assertThat(command.exitCode()).as(command.out() + command.err()).isZero();
      assertThat(command.out()).containsPattern("differing +0 of ");
    }
  }
}
