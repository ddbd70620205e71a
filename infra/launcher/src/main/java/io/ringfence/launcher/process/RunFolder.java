package io.ringfence.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: the engine's data and the job's checkpoints. Deleted with {@link #close()}
 * unless it is kept; one whose process was killed is deleted by the next run.
 */
public final class RunFolder implements AutoCloseable {
  private static final String PREFIX = "ringfence-run-";
  private static final String LOCK = "in-use.lock";

  private final Path path;
  private final @Nullable FileChannel lock;
  private final boolean kept;

  private RunFolder(Path path, @Nullable FileChannel lock, boolean kept) {
    this.path = path;
    this.lock = lock;
    this.kept = kept;
  }

  /** A new folder below the temporary folder that goes with the run. */
  static RunFolder temporary(Path temporaryFolder) throws IOException {
    sweep(temporaryFolder);
    Path path = Files.createTempDirectory(temporaryFolder, PREFIX);
    return new RunFolder(path, lock(path), false);
  }

  /** A folder that stays. */
  static RunFolder kept(Path path) throws IOException {
    return new RunFolder(Files.createDirectories(path).toAbsolutePath(), null, true);
  }

  /** Data folder of the engine below the folder of a run. */
  static Path data(Path runFolder) {
    return runFolder.resolve("clickhouse");
  }

  /** Data folder of the engine. */
  Path data() {
    return data(path);
  }

  /** Where the job keeps its checkpoints. */
  Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** Where small files go that the processes hand to each other. */
  Path work() throws IOException {
    return Files.createDirectories(path.resolve("work"));
  }

  Path path() {
    return path;
  }

  boolean isKept() {
    return kept;
  }

  @Override
  public void close() {
    try {
      if (kept) {
        delete(checkpoints());
        delete(path.resolve("work"));
      } else {
        delete(path);
      }
      if (lock != null) {
        lock.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + path, e);
    }
  }

  /** Deletes the folders of runs that were killed: nobody holds their locks any more. */
  private static void sweep(Path temporaryFolder) throws IOException {
    try (DirectoryStream<Path> old = Files.newDirectoryStream(temporaryFolder, PREFIX + "*")) {
      for (Path folder : old) {
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS) && isAbandoned(folder)) {
          delete(folder);
        }
      }
    }
  }

  private static boolean isAbandoned(Path folder) {
    Path file = folder.resolve(LOCK);
    if (!Files.isWritable(file)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock taken = channel.tryLock()) {
      return taken != null;
    } catch (IOException | java.nio.channels.OverlappingFileLockException e) {
      return false;
    }
  }

  private static FileChannel lock(Path folder) throws IOException {
    FileChannel channel =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    channel.lock();
    return channel;
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
