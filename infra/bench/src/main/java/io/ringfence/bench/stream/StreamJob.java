package io.ringfence.bench.stream;

import io.ringfence.streaming.tick.TickSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** Runs one peer's job from its start to its end in a local cluster. */
final class StreamJob {
  private static final Duration CHECKPOINT_INTERVAL = Duration.ofSeconds(5);
  private static final int CORES = 2;

  private StreamJob() {}

  static void run(StreamPeer peer, StreamRun run) {
    Path folder = temporary();
    try {
      Configuration configuration = TickSettings.live(folder, CHECKPOINT_INTERVAL);
      configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
      configuration.set(RestOptions.ADDRESS, "127.0.0.1");
      configuration.set(RestOptions.BIND_PORT, "0");
      peer.configure(configuration);
      StreamExecutionEnvironment environment =
          StreamExecutionEnvironment.createLocalEnvironment(CORES, configuration);
      peer.build(environment, run);
      environment.execute(peer.name());
    } catch (Exception e) {
      throw new IllegalStateException(peer.name() + " failed", e);
    } finally {
      run.forget();
      delete(folder);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("ringfence-bench");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try {
      Files.walkFileTree(folder, new Deleting());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }

  /** Threads of the ended job may still be removing an older checkpoint. */
  private static final class Deleting extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure)
        throws IOException {
      Files.deleteIfExists(visited);
      return FileVisitResult.CONTINUE;
    }
  }
}
