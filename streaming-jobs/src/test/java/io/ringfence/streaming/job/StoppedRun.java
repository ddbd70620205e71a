package io.ringfence.streaming.job;

import io.ringfence.streaming.TestRules;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.ReplayFacts;
import io.ringfence.streaming.source.FileStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Parts of one replay, each with its own parallelism: a part begins from the savepoint of the part
 * before and is stopped with a savepoint of its own, or runs to the end.
 *
 * @param inputs files of the replay
 * @param folder for temporary files
 */
record StoppedRun(Inputs inputs, Path folder) {
  /** Between two rows: a savepoint that is asked for half way must come before the end. */
  private static final long PAUSE_MILLIS = 8;

  private static final long LOOK_MILLIS = 2;
  private static final long LONGEST_WAIT_SECONDS = 60;

  /** Runs until some marks have been written, and stops with a savepoint. */
  Path stopAfter(int marks, int parallelism, MemorySinks sinks, @Nullable Path from)
      throws Exception {
    JobClient job = environment(parallelism, sinks, PAUSE_MILLIS, from).executeAsync();
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_WAIT_SECONDS);
    while (sinks.store().texts().getOrDefault("marks", List.of()).size() < marks) {
      if (System.nanoTime() > deadline || job.getJobStatus().get().isTerminalState()) {
        throw new IllegalStateException("the run has ended before " + marks + " marks");
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
    while (true) {
      try {
        return savepoint(job);
      } catch (ExecutionException notYet) {
        // Refused as long as a task has not begun to run: rows may be written before that.
        if (System.nanoTime() > deadline || job.getJobStatus().get().isTerminalState()) {
          throw notYet;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
  }

  private Path savepoint(JobClient job) throws Exception {
    String savepoint =
        job.stopWithSavepoint(
                false,
                folder.resolve("savepoints").toUri().toString(),
                SavepointFormatType.CANONICAL)
            .get(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
    return Path.of(URI.create(savepoint));
  }

  /** Runs to the end. */
  void finish(int parallelism, MemorySinks sinks, @Nullable Path from) throws Exception {
    environment(parallelism, sinks, 0, from).execute();
  }

  private StreamExecutionEnvironment environment(
      int parallelism, MemorySinks sinks, long pauseMillis, @Nullable Path from) {
    StreamExecutionEnvironment environment =
        StreamExecutionEnvironment.createLocalEnvironment(
            parallelism,
            new LocalCluster(parallelism, folder, Duration.ofSeconds(10), Optional.ofNullable(from))
                .configuration());
    ReplayFacts facts = inputs.load().facts();
    new ReplayGraph(
            new PacedIntake(new FileStream(inputs.spec(), () -> Inputs.KNOWN), pauseMillis),
            TestRules.onePercent(),
            SnapshotGrid.of(facts.firstMarketMicros(), Duration.ofMinutes(20), facts.lastMicros()),
            TestTerms.SIMULATED.with(facts.scopes()),
            sinks)
        .addTo(environment);
    return environment;
  }
}
