package io.ringfence.streaming.job;

import io.ringfence.streaming.scrape.ScrapeReporterFactory;
import io.ringfence.streaming.tick.TickSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Flink inside this JVM: one job manager, one task manager, nothing listens but a status port on
 * the loopback address. What is not set here is Flink's default.
 *
 * @param parallelism tasks of each keyed operator
 * @param folder where checkpoints and temporary files go; the caller's to remove
 * @param checkpointInterval time between checkpoints, and so until rows are in their tables
 * @param restored folder of the checkpoint to go on from; absent: from the beginning
 * @param metricsPort port on the loopback address where metrics are served; absent: nowhere
 */
record LocalCluster(
    int parallelism,
    Path folder,
    Duration checkpointInterval,
    Optional<Path> restored,
    OptionalInt metricsPort) {
  private static final int RESTARTS = 2;
  private static final int FAILURES_IN_TEN_MINUTES = 5;
  private static final int NETWORK_MEBIBYTES_PER_TASK = 12;

  /** One whose metrics nobody reads. */
  LocalCluster(int parallelism, Path folder, Duration checkpointInterval, Optional<Path> restored) {
    this(parallelism, folder, checkpointInterval, restored, OptionalInt.empty());
  }

  /** An environment whose jobs run here. */
  StreamExecutionEnvironment environment() {
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration());
  }

  /**
   * An environment for a job without an end: what counts is how often it fails in a time, not in
   * its life.
   */
  StreamExecutionEnvironment endlessEnvironment() {
    Configuration configuration = configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "failure-rate");
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_MAX_FAILURES_PER_INTERVAL,
        FAILURES_IN_TEN_MINUTES);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_FAILURE_RATE_INTERVAL,
        Duration.ofMinutes(10));
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FAILURE_RATE_DELAY, Duration.ofMillis(500));
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  /** An environment for the live path, with its own pace and patience. */
  StreamExecutionEnvironment livePathEnvironment() {
    Configuration configuration = configuration();
    configuration.addAll(TickSettings.live(Checkpoints.in(folder).folder(), checkpointInterval));
    return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
  }

  Configuration configuration() {
    Configuration configuration = new Configuration();
    setTypesAndPace(configuration);
    setRecovery(configuration);
    setRestore(configuration);
    setMemory(configuration);
    configuration.set(RestOptions.BIND_ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.ADDRESS, "127.0.0.1");
    configuration.set(RestOptions.BIND_PORT, "0");
    metricsPort.ifPresent(port -> ScrapeReporterFactory.addTo(configuration, port));
    return configuration;
  }

  private static void setTypesAndPace(Configuration configuration) {
    // No type may fall to a generic serialiser, and records are immutable, so they may be shared.
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    // A replay is bound by throughput: buffers travel when full, or after this.
    configuration.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(20));
    // Heartbeats carry the progress; the timeout outlasts a long collection of garbage.
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_INTERVAL, Duration.ofMillis(500));
    configuration.set(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT, Duration.ofSeconds(60));
  }

  private void setRecovery(Configuration configuration) {
    configuration.set(StateBackendOptions.STATE_BACKEND, "hashmap");
    configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    configuration.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        Checkpoints.in(folder).folder().toUri().toString());
    configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
    // A large state must not be written all the time.
    configuration.set(
        CheckpointingOptions.MIN_PAUSE_BETWEEN_CHECKPOINTS, checkpointInterval.dividedBy(4));
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, RESTARTS);
    configuration.set(
        RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(500));
    configuration.set(CoreOptions.TMP_DIRS, folder.resolve("tmp").toString());
  }

  private void setRestore(Configuration configuration) {
    // What a failed job leaves is what the next start goes on from.
    configuration.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    restored.ifPresent(
        checkpoint -> {
          configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, checkpoint.toUri().toString());
          // Deleted as soon as a later one is complete.
          configuration.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
        });
  }

  private void setMemory(Configuration configuration) {
    MemorySize network = MemorySize.ofMebiBytes(NETWORK_MEBIBYTES_PER_TASK * (parallelism + 1L));
    // State is on the heap: nothing uses managed memory.
    configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ZERO);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
    configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
  }
}
