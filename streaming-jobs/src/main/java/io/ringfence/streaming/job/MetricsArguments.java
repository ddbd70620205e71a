package io.ringfence.streaming.job;

import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Arguments about metrics as they stand on the command line. */
final class MetricsArguments {
  @Option(
      names = "--metrics-port",
      description = "answer GET /metrics for Prometheus on this port of 127.0.0.1; default: not")
  private @Nullable Integer port;

  /** Where metrics are served; empty: nowhere. */
  OptionalInt port() {
    return port == null ? OptionalInt.empty() : OptionalInt.of(port);
  }
}
