package io.ringfence.launcher.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleCommandTest {
  @TempDir Path folder;

  @Test
  void everyFileIsNamedWithItsRowsAndItsWrongRows() {
    Path out = folder.resolve("a folder/sample");
    CommandRun run =
        CommandRun.of(
            folder, "sample", "--seed", "7", "--positions", "30", "--out", out.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(out.resolve("positions.csv") + ": ")
        .contains("wrong on purpose")
        .contains("marks.csv.gz");
    assertThat(out)
        .isDirectoryContaining("glob:**/wrong-rows.csv")
        .isDirectoryContaining("glob:**/funding.csv.gz");
  }

  @Test
  void aFileThatIsNoMarksFileIsRefusedByName() throws java.io.IOException {
    Path file = java.nio.file.Files.writeString(folder.resolve("notes.csv"), "a,b\n1,2\n");
    CommandRun run =
        CommandRun.of(
            folder,
            "sample",
            "--seed",
            "7",
            "--positions",
            "30",
            "--marks-from",
            file.toString(),
            "--at",
            "2025-10-09T00:00:00Z",
            "--out",
            folder.resolve("out").toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("notes.csv cannot be read as marks");
  }
}
