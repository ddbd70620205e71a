package io.ringfence.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {
  @TempDir Path temporary;

  @Test
  void theLastKeptRunIsFoundAsLongAsItIsThere() throws IOException {
    StateFolder state = new StateFolder(temporary.resolve("not yet there"));
    assertThat(state.lastRun()).isEmpty();
    Path run = state.newRun(Instant.parse("2025-06-01T12:00:00.123Z"));
    assertThat(run).isEqualTo(state.path().resolve("runs/20250601-120000-123"));
    Files.createDirectories(run);
    state.remember(run);
    assertThat(state.lastRun()).contains(run);
    Files.delete(run);
    assertThat(state.lastRun()).isEmpty();
  }

  @Test
  void theFolderIsWhereTheUserKeepsState() {
    assertThat(StateFolder.of(Map.of("HOME", "/home/a")).path())
        .isEqualTo(Path.of("/home/a/.local/state/ringfence"));
    assertThat(StateFolder.of(Map.of("HOME", "/home/a", "XDG_STATE_HOME", "/s")).path())
        .isEqualTo(Path.of("/s/ringfence"));
    assertThat(StateFolder.of(Map.of("HOME", "/home/a", "XDG_STATE_HOME", "relative")).path())
        .isEqualTo(Path.of("/home/a/.local/state/ringfence"));
    assertThat(StateFolder.of(Map.of("RINGFENCE_STATE_HOME", "/mine")).path())
        .isEqualTo(Path.of("/mine"));
  }

  @Test
  void liveDataAndSimulationsHaveFoldersOfTheirOwn() {
    StateFolder state = new StateFolder(temporary);
    assertThat(state.evidence(true)).isEqualTo(temporary.resolve("evidence/live"));
    assertThat(state.evidence(false)).isEqualTo(temporary.resolve("evidence/simulated"));
  }
}
