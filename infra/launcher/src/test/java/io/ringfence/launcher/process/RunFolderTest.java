package io.ringfence.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {
  @TempDir Path temporary;

  @Test
  void aTemporaryFolderGoesWithTheRun() throws IOException {
    RunFolder folder = RunFolder.temporary(temporary);
    Files.createDirectories(folder.data().resolve("store/abc"));
    Files.writeString(folder.data().resolve("store/abc/part.bin"), "rows");
    folder.close();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void aKeptFolderLosesOnlyWhatNobodyNeedsAnyMore() throws IOException {
    RunFolder folder = RunFolder.kept(temporary.resolve("runs/one"));
    Files.createDirectories(folder.data());
    Files.createDirectories(folder.checkpoints());
    Files.writeString(folder.work().resolve("timings.json"), "{}");
    folder.close();
    assertThat(folder.data()).isDirectory();
    assertThat(folder.checkpoints()).doesNotExist();
    assertThat(folder.path().resolve("work")).doesNotExist();
  }

  @Test
  void theFolderOfAKilledRunIsDeletedByTheNextOne() throws IOException {
    Path abandoned = Files.createDirectory(temporary.resolve("ringfence-run-killed"));
    Files.createFile(abandoned.resolve("in-use.lock"));
    Files.writeString(abandoned.resolve("data.bin"), "rows");
    Path stranger = Files.createDirectory(temporary.resolve("ringfence-run-without-lock"));
    try (RunFolder folder = RunFolder.temporary(temporary)) {
      assertThat(abandoned).doesNotExist();
      assertThat(stranger).exists();
      assertThat(folder.path()).exists();
    }
  }
}
