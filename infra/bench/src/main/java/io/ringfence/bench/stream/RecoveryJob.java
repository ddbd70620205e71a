package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Population;
import io.ringfence.streaming.job.Checkpoints;
import io.ringfence.streaming.tick.TickPath;
import io.ringfence.streaming.tick.TickSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The process that is killed: goes on from the last checkpoint of its folder where there is one,
 * and ends when the folder has the file {@code stop}.
 */
public final class RecoveryJob {
  static final String ALERTS = "alerts";
  static final String STOP = "stop";
  static final String RESULT = "result";
  static final String ANCHOR = "anchor";
  private static final String TAPE_FILE = "tape";
  private static final int TAPE = 1 << 20;
  private static final int CORES = 2;
  private static final int LOOK_MILLIS = 50;
  private static final long NO_END = Long.MAX_VALUE / 1_000_000;

  private RecoveryJob() {}

  /**
   * Entry point.
   *
   * @param arguments {@code name=value} options
   */
  public static void main(String[] arguments) throws Exception {
    RecoveryOptions options = RecoveryOptions.of(arguments);
    Optional<Path> checkpoint = new Checkpoints(options.file("checkpoints")).latest();
    StreamRun run =
        new StreamRun(
            options.shape(),
            () -> population(options),
            tape(options),
            Pace.scheduled(NO_END, options.rate()));
    if (Files.exists(options.file(ANCHOR))) {
      run.anchorMicros = Long.parseLong(Files.readString(options.file(ANCHOR)));
    } else {
      run.anchored = micros -> write(options.file(ANCHOR), Long.toString(micros));
    }
    Thread.ofPlatform().daemon().start(() -> endOnceTold(options, run));
    execute(options, run, checkpoint);
    write(options.file(RESULT), result(run));
    // Flink's threads of a local cluster do not all end by themselves.
    System.exit(0);
  }

  private static Population population(RecoveryOptions options) {
    return Population.uniform(
        options.seed(), options.positions(), options.instruments(), StreamOptions.DESKS);
  }

  private static TickTape tape(RecoveryOptions options) throws IOException {
    Path file = options.file(TAPE_FILE);
    if (Files.exists(file)) {
      return TickTape.load(file);
    }
    TickTape tape = new TickTape(options.seed(), population(options), TAPE);
    tape.save(file);
    return tape;
  }

  private static void execute(RecoveryOptions options, StreamRun run, Optional<Path> checkpoint)
      throws Exception {
    Configuration configuration = options.isTuned() ? tuned(options) : defaults(options);
    configuration.set(RestOptions.BIND_PORT, "0");
    checkpoint.ifPresent(
        path -> {
          configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString());
          configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(CORES, configuration);
    TickPath.Outputs outputs = RingfencePeer.outputs(environment, run, CORES);
    outputs
        .alerts()
        .map(new AlertLog(options.file(ALERTS)))
        .setParallelism(1)
        .uid("alerts")
        .sinkTo(new DiscardingSink<>());
    RingfencePeer.end(outputs, run);
    environment.execute("recovery");
  }

  private static Configuration tuned(RecoveryOptions options) {
    return TickSettings.live(
        options.file("checkpoints"), Duration.ofMillis(options.checkpointMillis()));
  }

  /** Flink's defaults; without checkpoints that are kept there would be nothing to go on from. */
  private static Configuration defaults(RecoveryOptions options) {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY, options.file("checkpoints").toUri().toString());
    configuration.set(
        CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(options.checkpointMillis()));
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    return configuration;
  }

  private static void endOnceTold(RecoveryOptions options, StreamRun run) {
    try {
      while (!Files.exists(options.file(STOP))) {
        Thread.sleep(LOOK_MILLIS);
      }
      run.isEnding = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String result(StreamRun run) {
    List<String> lines = new ArrayList<>(List.of(Long.toString(run.played)));
    for (int desk = 0; desk < run.equity.length; desk++) {
      lines.add(run.equity[desk] + " " + run.requirement[desk]);
    }
    return String.join("\n", lines);
  }

  /** Writes a file that is there as a whole or not at all. */
  private static void write(Path file, String text) {
    try {
      Path draft = file.resolveSibling(file.getFileName() + ".draft");
      Files.writeString(draft, text);
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
