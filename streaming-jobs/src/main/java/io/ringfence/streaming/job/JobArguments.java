package io.ringfence.streaming.job;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every job of this module is told: where its rows go, and how it is kept going. */
final class JobArguments {
  @Option(names = "--clickhouse-url", required = true, description = "HTTP address of the store")
  private URI clickHouseUrl = URI.create("http://127.0.0.1:8123");

  @Option(names = "--database", defaultValue = "ringfence", description = "database of the tables")
  private String database = "ringfence";

  @Option(names = "--parallelism", defaultValue = "2", description = "tasks of each operator")
  private int parallelism = 2;

  @Option(
      names = "--checkpoint-dir",
      required = true,
      description = "folder of checkpoints, of what a run keeps beside them, and temporary files")
  private Path checkpointDir = Path.of(".");

  @Option(
      names = "--checkpoint-interval",
      defaultValue = "PT2S",
      description = "time between checkpoints, and so until rows are in tables and topics")
  private Duration checkpointInterval = Duration.ofSeconds(2);

  @Option(
      names = "--resume",
      description = "go on with the run whose checkpoints are in the folder, where it was begun")
  private boolean resume;

  @Option(
      names = "--metrics-port",
      description = "answer GET /metrics for Prometheus on this port of 127.0.0.1; default: not")
  private @Nullable Integer metricsPort;

  URI clickHouseUrl() {
    return clickHouseUrl;
  }

  String database() {
    return database;
  }

  int parallelism() {
    return parallelism;
  }

  Path checkpointDir() {
    return checkpointDir;
  }

  Duration checkpointInterval() {
    return checkpointInterval;
  }

  boolean resume() {
    return resume;
  }

  /** Where metrics are served; empty: nowhere. */
  OptionalInt metricsPort() {
    return metricsPort == null ? OptionalInt.empty() : OptionalInt.of(metricsPort);
  }
}
