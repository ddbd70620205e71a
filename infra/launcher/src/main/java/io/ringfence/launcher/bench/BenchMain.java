package io.ringfence.launcher.bench;

import java.io.IOException;

/** Runs one benchmark in a JVM of its own, which must be started with the Vector API's module. */
public final class BenchMain {
  private BenchMain() {}

  /**
   * Entry point.
   *
   * @param arguments the benchmark's name, then {@code name=value} options
   */
  public static void main(String[] arguments) throws IOException {
    BenchOptions options = BenchOptions.of(arguments);
    Report report = new Report(System.out, options.json());
    switch (arguments[0]) {
      case "engine" -> new EngineBench(options, report).run();
      case "growth" -> new GrowthBench(options).run();
      case "events" -> new EventsBench(options, report).run();
      case "reallocation" -> new ReallocationBench(options, report).run();
      case "stress" -> new StressBench(options, report).run();
      default -> throw new IllegalArgumentException("no benchmark is named " + arguments[0]);
    }
    report.failures().forEach(failure -> System.err.println("error: " + failure));
    System.exit(report.failures().isEmpty() ? 0 : 1);
  }
}
