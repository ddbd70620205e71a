package io.ringfence.streaming.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a run without an end keeps beside its checkpoints.
 *
 * @param folder the folder of the run
 */
record FollowFolder(Path folder) {
  private static final String FROM = "followed-from.txt";
  private static final String STOPPED = "stopped-at.txt";
  private static final String METADATA = "_metadata";

  /** Where savepoints go. */
  Path savepoints() {
    return folder.resolve("savepoints");
  }

  /**
   * Where snapshots begin and budgets hold from, epoch microseconds: as the first start said; empty
   * before it.
   */
  OptionalLong from() {
    return read(FROM).map(Long::parseLong).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }

  /** Remembers what the first start says. */
  void begins(long micros) {
    write(FROM, Long.toString(micros));
  }

  /** Remembers a savepoint. */
  void stoppedAt(Path savepoint) {
    write(STOPPED, savepoint.toString());
  }

  /** The newest of the last savepoint and the last checkpoint; empty: from the beginning. */
  Optional<Path> latest() {
    Optional<Path> checkpoint = Checkpoints.in(folder).latest();
    Optional<Path> savepoint =
        read(STOPPED).map(Path::of).filter(path -> Files.exists(path.resolve(METADATA)));
    boolean savepointIsNewer =
        savepoint.isPresent()
            && (checkpoint.isEmpty()
                || written(savepoint.get()).compareTo(written(checkpoint.get())) >= 0);
    return savepointIsNewer ? savepoint : checkpoint;
  }

  private static FileTime written(Path snapshot) {
    try {
      return Files.getLastModifiedTime(snapshot.resolve(METADATA));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + snapshot, e);
    }
  }

  private Optional<String> read(String name) {
    try {
      Path file = folder.resolve(name);
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder.resolve(name), e);
    }
  }

  private void write(String name, String text) {
    try {
      Files.createDirectories(folder);
      Path part = folder.resolve(name + ".part");
      Files.writeString(part, text);
      Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + folder.resolve(name), e);
    }
  }
}
