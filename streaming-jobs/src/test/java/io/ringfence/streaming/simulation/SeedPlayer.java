package io.ringfence.streaming.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Plays single seeds, for those who know nothing of simulations. */
public final class SeedPlayer {
  private SeedPlayer() {}

  /**
   * Plays a seed.
   *
   * @throws Exception where its tables are not those of the fault-free run, or the job fails of
   *     itself
   */
  public static void play(long seed) throws Exception {
    Path folder = Files.createTempDirectory("ringfence-simulation-");
    try {
      new Seed(folder).play(seed, Trace.silent());
    } finally {
      remove(folder);
    }
  }

  static void remove(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
