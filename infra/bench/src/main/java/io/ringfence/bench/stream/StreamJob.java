package io.ringfence.bench.stream;

import io.ringfence.streaming.tick.TickSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

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
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot delete " + folder, e);
    }
  }
}
