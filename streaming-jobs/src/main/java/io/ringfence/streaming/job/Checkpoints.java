package io.ringfence.streaming.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

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
    Latest latest = new Latest();
    try {
      Files.walkFileTree(folder, Set.of(), DEPTH_OF_METADATA, latest);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
    return Optional.ofNullable(latest.checkpoint);
  }

  /** Looks at files while a job may be removing older ones. */
  private static final class Latest extends SimpleFileVisitor<Path> {
    private @Nullable Path checkpoint;

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      Path parent = file.getParent();
      if (parent != null && file.endsWith(COMPLETE)) {
        long number = number(parent);
        if (number > 0 && (checkpoint == null || number > number(checkpoint))) {
          checkpoint = parent;
        }
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      return skipIfGone(file, failure);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      return failure == null ? FileVisitResult.CONTINUE : skipIfGone(directory, failure);
    }

    private static FileVisitResult skipIfGone(Path file, IOException failure) throws IOException {
      if (Files.exists(file)) {
        throw failure;
      }
      return FileVisitResult.CONTINUE;
    }
  }

  private static long number(Path checkpoint) {
    Matcher name = NAME.matcher(String.valueOf(checkpoint.getFileName()));
    return name.matches() ? Long.parseLong(name.group(1)) : 0;
  }
}
