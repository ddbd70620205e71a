package io.ringfence.launcher.command;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about whose tables are read. */
final class DataOptions {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Folder of a kept run, as --keep printed it; otherwise the last one.")
  private @Nullable Path folder;

  @Option(
      names = "--clickhouse-url",
      paramLabel = "URL",
      description =
          "Read from this ClickHouse server, http://host:port, instead of a kept run; user and"
              + " password from RINGFENCE_CLICKHOUSE_USER and RINGFENCE_CLICKHOUSE_PASSWORD.")
  private @Nullable URI server;

  @Nullable Path folder() {
    return folder;
  }

  @Nullable URI server() {
    return server;
  }
}
