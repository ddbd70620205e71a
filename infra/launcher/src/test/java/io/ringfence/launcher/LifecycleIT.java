package io.ringfence.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left when a run is ended, by whatever ends it: nothing. */
class LifecycleIT {
  private static final Duration GONE_WITHIN = Duration.ofSeconds(5);
  private static final int SIGINT = 130;
  private static final int SIGTERM = 143;

  @TempDir Path folder;

  private SmallReplay replay = new SmallReplay(Path.of("unset"), Path.of("unset"));

  @BeforeEach
  void inItsFolder() {
    replay = SmallReplay.in(folder);
  }

  @Test
  void nothingIsLeftFiveSecondsAfterTheLauncherWasKilled() throws IOException {
    try (Command command = replay.command(folder).start()) {
      command.member("EngineMain");
      command.member("ReplayJob");
      List<ProcessHandle> family = command.family();
      assertThat(family).hasSizeGreaterThanOrEqualTo(3);
      command.signal("KILL");
      assertGone(family);
    }
    assertNoResults();
    // The data of a killed run are the next run's to delete.
    try (Command next = replay.command(folder).run()) {
      assertThat(next.exitCode()).as(next.err()).isZero();
    }
    assertThat(temporary()).isEmpty();
  }

  @Test
  void aRunThatIsToldToEndStopsEverythingAndDeletesItsData() throws IOException {
    assertStoppedBy("TERM", SIGTERM);
  }

  @Test
  void ctrlCStopsEverythingAndDeletesItsData() throws IOException {
    assumeThat(ignoresInterrupts())
        .as("these tests run in the background, where children ignore SIGINT")
        .isFalse();
    assertStoppedBy("INT", SIGINT);
  }

  @Test
  void anEngineThatIsKilledIsStartedAgainOnItsDataAndTheRunIsCompleted() throws IOException {
    try (Command command = replay.command(folder).start()) {
      ProcessHandle engine = command.member("EngineMain");
      command.member("ReplayJob");
      engine.destroyForcibly();
      assertThat(command.exitCode()).as(command.err()).isZero();
      assertThat(command.err()).contains("the ClickHouse engine ended: it is started again");
    }
    assertThat(replay.out().resolve("risk-pack.xlsx")).exists();
    assertThat(temporary()).isEmpty();
  }

  @Test
  void aJobThatIsKilledGoesOnFromItsLastCheckpointAndTheRunIsCompleted() throws IOException {
    try (Command command = replay.command(folder).start()) {
      command.member("ReplayJob").destroyForcibly();
      assertThat(command.exitCode()).as(command.err()).isZero();
      assertThat(command.err())
          .contains("the job ended with status 137: it goes on from its last checkpoint");
    }
    assertThat(replay.out().resolve("risk-pack.xlsx")).exists();
    assertThat(temporary()).isEmpty();
  }

  private void assertStoppedBy(String signal, int exitCode) throws IOException {
    try (Command command = replay.command(folder).start()) {
      command.member("ReplayJob");
      List<ProcessHandle> family = command.family();
      command.signal(signal);
      assertThat(command.exitCode()).isEqualTo(exitCode);
      assertGone(family);
      assertThat(command.errors()).isEmpty();
    }
    assertNoResults();
    assertThat(temporary()).isEmpty();
  }

  private static void assertGone(List<ProcessHandle> family) {
    long deadline = System.nanoTime() + GONE_WITHIN.toNanos();
    while (family.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
      Command.pause(Duration.ofMillis(50));
    }
    assertThat(family).noneMatch(ProcessHandle::isAlive);
  }

  private void assertNoResults() {
    assertThat(replay.out().resolve("risk-pack.xlsx")).doesNotExist();
    assertThat(replay.out().resolve("summary.json")).doesNotExist();
  }

  private List<Path> temporary() throws IOException {
    try (var files = Files.list(folder.resolve("tmp"))) {
      return files.filter(file -> file.getFileName().toString().startsWith("ringfence-")).toList();
    }
  }

  /** Whether this JVM, and so everything it starts, ignores SIGINT. */
  private static boolean ignoresInterrupts() throws IOException {
    String ignored =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .findFirst()
            .orElse("SigIgn: 0");
    long mask = Long.parseUnsignedLong(ignored.substring("SigIgn:".length()).strip(), 16);
    return (mask & 2) != 0;
  }
}
