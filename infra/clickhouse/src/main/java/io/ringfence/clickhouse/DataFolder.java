package io.ringfence.clickhouse;

import io.ringfence.clickhouse.library.EngineUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The engine's data folder, held by one process at a time. The lock ends with the process. */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel channel;

  private DataFolder(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /**
   * Creates the folder if need be and takes hold of it.
   *
   * @throws EngineUnavailableException if it cannot be written or another process holds it
   */
  static DataFolder hold(Path path) {
    try {
      Files.createDirectories(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("engine.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new EngineUnavailableException(
            "The data folder " + path + " is in use by another engine: stop that or take another");
      }
      return new DataFolder(path, channel);
    } catch (IOException e) {
      throw new EngineUnavailableException("The data folder " + path + " cannot be used: " + e, e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // The lock ends with the process at the latest.
    }
  }
}
