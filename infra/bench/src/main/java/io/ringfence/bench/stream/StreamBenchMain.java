package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Report;

/** Runs one benchmark of the stream in a JVM of its own. */
public final class StreamBenchMain {
  private StreamBenchMain() {}

  /**
   * Entry point.
   *
   * @param arguments the benchmark's name, then {@code name=value} options
   */
  public static void main(String[] arguments) throws Exception {
    StreamOptions options = StreamOptions.of(arguments);
    Report report = new Report(System.out, options.json());
    switch (arguments[0]) {
      case "stream" -> new StreamBench(options, report).run();
      case "latency" -> new LatencyBench(options, report).run();
      case "recovery" -> new RecoveryBench(RecoveryOptions.of(arguments), report).run();
      default -> throw new IllegalArgumentException("no benchmark is named " + arguments[0]);
    }
    report.failures().forEach(failure -> System.err.println("error: " + failure));
    System.exit(report.failures().isEmpty() ? 0 : 1);
  }
}
