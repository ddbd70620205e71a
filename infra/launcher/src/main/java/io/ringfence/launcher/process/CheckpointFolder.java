package io.ringfence.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How far a job has come, as its checkpoints say.
 *
 * @param folder the job's checkpoint folder
 */
public record CheckpointFolder(Path folder) {
  private static final String PREFIX = "chk-";
  private static final String COMPLETE = "_metadata";
  private static final int DEPTH = 4;

  /** Number of the last completed checkpoint; 0: none. */
  public long latest() {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH)) {
      return files
          .filter(file -> file.endsWith(COMPLETE))
          .map(file -> String.valueOf(file.getName(file.getNameCount() - 2)))
          .filter(name -> name.startsWith(PREFIX))
          .mapToLong(name -> Long.parseLong(name.substring(PREFIX.length())))
          .max()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      // Flink deletes what a later checkpoint replaces while this looks: the next look will tell.
      return 0;
    }
  }
}
