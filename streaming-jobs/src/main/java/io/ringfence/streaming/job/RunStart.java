package io.ringfence.streaming.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Where a run begins: from nothing, from the last checkpoint of a start that was killed, or at its
 * end, when everything was stored before that start could say so.
 *
 * @param mustCompute whether rows are still to be computed
 * @param restored folder of the checkpoint to go on from; absent: from the beginning
 */
record RunStart(boolean mustCompute, Optional<Path> restored) {
  private static final String INPUT = "input-digest.txt";

  /**
   * Decides it, and refuses what cannot be right.
   *
   * @param digest of the run's files and options
   * @throws RunExistsException when the store holds rows that no checkpoint accounts for
   */
  static RunStart of(ReplayArguments arguments, StoredRun stored, String digest) {
    stored.requireWindows();
    Path input = arguments.job().checkpointDir().resolve(INPUT);
    if (!arguments.job().resume() || !Files.exists(input)) {
      stored.refuseIfPresent();
      write(input, digest);
      return new RunStart(true, Optional.empty());
    }
    requireSame(input, digest);
    // What is told as topics is not seen in the tables: only a run that saw its end has told all.
    if (arguments.topics().areFollowed()) {
      return new RunStart(true, Optional.empty());
    }
    if (stored.isMarkedComplete() || (!arguments.topics().areTold() && stored.isWhole())) {
      return new RunStart(false, Optional.empty());
    }
    Optional<Path> checkpoint = Checkpoints.in(arguments.job().checkpointDir()).latest();
    if (checkpoint.isEmpty()) {
      // No batch is inserted before a first checkpoint is complete.
      stored.refuseIfComputed();
    }
    return new RunStart(true, checkpoint);
  }

  private static void write(Path input, String digest) {
    try {
      Files.createDirectories(input.toAbsolutePath().getParent());
      Path part = input.resolveSibling(INPUT + ".part");
      Files.writeString(part, digest);
      Files.move(part, input, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + input, e);
    }
  }

  private static void requireSame(Path input, String digest) {
    try {
      String begun = Files.readString(input);
      if (!begun.equals(digest)) {
        throw new IllegalArgumentException(
            "the run in %s was begun with other files or options (digest %s), these are %s"
                .formatted(input.getParent(), begun, digest));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + input, e);
    }
  }
}
