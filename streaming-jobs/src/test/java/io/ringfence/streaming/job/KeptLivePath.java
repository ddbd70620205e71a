package io.ringfence.streaming.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a run of the live path of an earlier release has left, in the test resources. */
final class KeptLivePath {
  /** System property: the folder where what this release leaves is to be kept. */
  static final String FIXTURE = "ringfence.state.fixture.live";

  private static final Path KEPT = Path.of("src/test/resources/state");
  private static final String SAVEPOINT = "savepoint";
  private static final String PLAN = "live-plan.json";
  private static final String TOLD = "told.txt";

  private KeptLivePath() {}

  /**
   * Makes the folder of a run that was stopped there; how many alerts of positions it had told.
   *
   * @param name folder of the release
   */
  static int copyTo(Path run, String name) throws IOException {
    Path kept = KEPT.resolve(name);
    copy(kept.resolve(SAVEPOINT), Files.createDirectories(run.resolve(SAVEPOINT)));
    Files.copy(kept.resolve(PLAN), run.resolve(PLAN));
    new FollowFolder(run).stoppedAt(run.resolve(SAVEPOINT));
    return Integer.parseInt(Files.readString(kept.resolve(TOLD)).strip());
  }

  /** Keeps what a stopped run has left. */
  static void keep(Path run, int alerts) throws IOException {
    Path target = Path.of(System.getProperty(FIXTURE, KEPT.toString()));
    copy(
        new FollowFolder(run).latest().orElseThrow(),
        Files.createDirectories(target.resolve(SAVEPOINT)));
    Files.copy(run.resolve(PLAN), target.resolve(PLAN));
    Files.writeString(target.resolve(TOLD), alerts + "\n");
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName().toString()));
      }
    }
  }
}
