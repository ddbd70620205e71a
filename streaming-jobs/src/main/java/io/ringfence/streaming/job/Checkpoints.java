package io.ringfence.streaming.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The completed checkpoints of a run's starts: {@code JOB/chk-NUMBER}, numbers going on from start
 * to start. A checkpoint is complete when its {@code _metadata} is there, which is moved into place
 * before anybody is told of it; so no batch is ever inserted for one that is not found here.
 *
 * @param folder the folder of all starts
 */
public record Checkpoints(Path folder) {
  private static final String COMPLETE = "_metadata";
  private static final Pattern NAME = Pattern.compile("chk-(\\d{1,18})");
  private static final int DEPTH_OF_METADATA = 3;

  /** Checkpoints below the folder a job was given. */
  static Checkpoints in(Path given) {
    return new Checkpoints(given.resolve("checkpoints"));
  }

  /** The last one. */
  public Optional<Path> latest() {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> files = Files.walk(folder, DEPTH_OF_METADATA)) {
      return files
          .filter(file -> file.endsWith(COMPLETE))
          .map(Path::getParent)
          .filter(checkpoint -> number(checkpoint) > 0)
          .max(Comparator.comparingLong(Checkpoints::number));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  private static long number(Path checkpoint) {
    Matcher name = NAME.matcher(String.valueOf(checkpoint.getFileName()));
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }
}
