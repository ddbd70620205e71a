package io.ringfence.reporting.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One writer at a time behind a file, over threads and processes; whoever comes second waits.
 *
 * @param threads keeps the threads of this process apart: a file lock is the process's
 * @param file the open file
 * @param processes keeps processes apart
 */
record FolderLock(ReentrantLock threads, FileChannel file, FileLock processes)
    implements Closeable {
  private static final Map<Path, ReentrantLock> LOCKS = new ConcurrentHashMap<>();

  /** Waits for its turn. */
  static FolderLock of(Path path) throws IOException {
    ReentrantLock threads =
        LOCKS.computeIfAbsent(path.toAbsolutePath().normalize(), _ -> new ReentrantLock());
    threads.lock();
    try {
      FileChannel file =
          FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      return new FolderLock(threads, file, Objects.requireNonNull(file.lock()));
    } catch (IOException | RuntimeException e) {
      threads.unlock();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      processes.close();
      file.close();
    } finally {
      threads.unlock();
    }
  }
}
