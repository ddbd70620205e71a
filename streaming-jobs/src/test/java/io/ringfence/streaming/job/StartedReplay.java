package io.ringfence.streaming.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.intake.InputFile;
import io.ringfence.streaming.intake.Inputs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A replay as the command starts it, into a real engine, which must end well. */
final class StartedReplay {
  private StartedReplay() {}

  static void run(Inputs inputs, TestStore store, String runId, Path checkpoints) throws Exception {
    List<String> arguments = new ArrayList<>();
    for (InputFile file : inputs.spec().files()) {
      arguments.addAll(List.of("--" + file.kind().label(), file.location()));
    }
    arguments.addAll(List.of("--clickhouse-url", store.url().toString()));
    arguments.addAll(List.of("--database", store.database(), "--run-id", runId));
    arguments.addAll(List.of("--checkpoint-dir", checkpoints.toString()));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = ReplayJob.run(arguments.toArray(String[]::new), stream(out), stream(err));
    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
