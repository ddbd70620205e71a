package io.ringfence.streaming.sink;

import io.ringfence.contracts.wire.MarkPriceRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A real Flink job that stores marks, numbered from 0, through the sink: slow enough for several
 * checkpoints, and able to fail.
 *
 * @param target where rows go
 * @param parallelism its tasks
 * @param checkpoints folder of its checkpoints
 * @param failure how it fails
 */
record SinkJob(ClickHouseTarget target, int parallelism, Path checkpoints, Failure failure) {
  static final int ROWS = 600;

  private static final Duration CHECKPOINT_INTERVAL = Duration.ofMillis(150);
  private static final int FAILING_ROW = 275;

  /** How a job fails. */
  enum Failure {
    /** Not at all. */
    NONE,
    /** Once, and Flink repairs it. */
    ONCE,
    /** For good. */
    FATAL
  }

  /** Hears of replays, wherever the sink's copies of it are. */
  enum Replays implements StoreListener {
    HEARD;

    private final AtomicInteger count = new AtomicInteger();

    static int count() {
      return HEARD.count.get();
    }

    @Override
    public void stored(String table, long checkpoint, int rows) {}

    @Override
    public void replayed(String table, long checkpoint, int rows) {
      count.incrementAndGet();
    }

    @Override
    public void deadLetter(String batch) {}
  }

  private static final AtomicBoolean FAILED = new AtomicBoolean();

  /** Runs to its end. */
  void run(Optional<Path> restored) throws Exception {
    FAILED.set(false);
    Failure toCome = failure;
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration(restored));
    environment
        .fromSequence(0, ROWS - 1)
        .uid("numbers")
        .map(number -> row(number, toCome))
        .returns(MarkPriceRow.class)
        .uid("rows")
        .sinkTo(
            new ArrowSink<>(
                PositionTables.MARKS,
                target,
                SinkOptions.DEFAULT
                    .with(new RetryPolicy(60, Duration.ofMillis(20), Duration.ofMillis(200)))
                    .with(40, Duration.ofSeconds(1))
                    .with(Replays.HEARD)))
        .uid("sink");
    environment.execute();
  }

  private static MarkPriceRow row(long number, Failure failure) throws InterruptedException {
    if (number % 2 == 0) {
      Thread.sleep(4);
    }
    if (number == FAILING_ROW && failure != Failure.NONE && FAILED.compareAndSet(false, true)) {
      throw new IllegalStateException("a failure on demand");
    }
    return Marks.at(number);
  }

  private Configuration configuration(Optional<Path> restored) {
    Configuration configuration = new Configuration();
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINT_INTERVAL);
    configuration.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY, failure == Failure.FATAL ? "none" : "fixed-delay");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(10));
    restored.ifPresent(
        path -> configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, path.toUri().toString()));
    return configuration;
  }

  /** Its last completed checkpoint. */
  Optional<Path> lastCheckpoint() throws IOException {
    try (var files = Files.walk(checkpoints)) {
      return files
          .filter(file -> file.endsWith("_metadata"))
          .map(Path::getParent)
          .max(Comparator.comparingInt(SinkJob::number));
    }
  }

  private static int number(Path checkpoint) {
    return Integer.parseInt(checkpoint.getFileName().toString().substring("chk-".length()));
  }
}
