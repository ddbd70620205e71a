package io.ringfence.launcher.command;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about where the tables of a run are. */
final class StoreOptions {
  @Option(
      names = "--keep",
      description = "Keep the engine's data and say where; ringfence query finds it.")
  private boolean keep;

  @Option(
      names = "--clickhouse-url",
      paramLabel = "URL",
      description =
          "Use this ClickHouse server, http://host:port, instead of the embedded engine; user and"
              + " password from RINGFENCE_CLICKHOUSE_USER and RINGFENCE_CLICKHOUSE_PASSWORD.")
  private @Nullable URI server;

  boolean keep() {
    return keep;
  }

  @Nullable URI server() {
    return server;
  }
}
