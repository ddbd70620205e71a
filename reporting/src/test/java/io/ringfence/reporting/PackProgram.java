package io.ringfence.reporting;

import io.ringfence.reporting.fixture.RunningEngine;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The program that reports from a kept store, as a person calls it, and what it said. */
final class PackProgram {
  private final RunningEngine engine;
  private final Clock clock;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  PackProgram(RunningEngine engine, Clock clock) {
    this.engine = engine;
    this.clock = clock;
  }

  /** Its exit code; what it said before is forgotten. */
  int report(String run, String... more) {
    err.reset();
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--clickhouse-url",
                engine.address().http().toString(),
                "--database",
                engine.address().database(),
                "--run-id",
                run));
    arguments.addAll(List.of(more));
    return PackMain.run(arguments, Map.of(), out(), stream(err), clock);
  }

  PrintStream out() {
    return stream(out);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  /** Everything it has said so far. */
  String said() {
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What it complained of last. */
  String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }
}
