package io.ringfence.streaming.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.streaming.TestStore;
import io.ringfence.streaming.sink.SinkJob.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real job, a real engine, and between them everything that can go wrong: exactly N rows. */
class SinkFaultsTest {
  private static final TestStore STORE = TestStore.create("faults");

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Fault.class)
  void everyRowIsStoredOnceWhateverHappensToAnInsert(Fault fault) throws Exception {
    String runId = fault.name().toLowerCase(Locale.ROOT);
    int replaysBefore = SinkJob.Replays.count();
    try (FaultProxy proxy = FaultProxy.injecting(fault, STORE.url())) {
      job(proxy, runId, 2, Failure.NONE).run(Optional.empty());

      assertThat(proxy.injected()).isGreaterThan(3);
    }
    assertEveryRowOnce(runId);
    assertThat(SinkJob.Replays.count() > replaysBefore).isEqualTo(fault.isAfterCommit());
  }

  @Test
  void anOutageLongerThanManyCheckpointsHoldsTheStreamUpAndLosesNothing() throws Exception {
    try (FaultProxy proxy = FaultProxy.away(Duration.ofSeconds(3), STORE.url())) {
      job(proxy, "outage", 2, Failure.NONE).run(Optional.empty());

      assertThat(proxy.injected()).isGreaterThan(5);
    }
    assertEveryRowOnce("outage");
  }

  @Test
  void aTaskThatFailsGathersOtherBatchesAndStillStoresEveryRowOnce() throws Exception {
    try (FaultProxy proxy = FaultProxy.injecting(Fault.DROP_AFTER_COMMIT, STORE.url())) {
      job(proxy, "task_failed", 2, Failure.ONCE).run(Optional.empty());
    }
    assertEveryRowOnce("task_failed");
  }

  @Test
  void aRestartWithMoreAndThenFewerTasksStoresEveryRowOnce() throws Exception {
    try (FaultProxy proxy = FaultProxy.injecting(Fault.DROP_AFTER_COMMIT, STORE.url())) {
      SinkJob two = job(proxy, "rescaled", 2, Failure.FATAL);
      assertThatThrownBy(() -> two.run(Optional.empty())).isNotNull();
      assertThat(two.lastCheckpoint()).isPresent();
      SinkJob three = job(proxy, "rescaled", 3, Failure.FATAL);
      assertThatThrownBy(() -> three.run(two.lastCheckpoint())).isNotNull();

      job(proxy, "rescaled", 1, Failure.NONE).run(three.lastCheckpoint());
    }
    assertEveryRowOnce("rescaled");
  }

  private SinkJob job(FaultProxy proxy, String runId, int parallelism, Failure failure) {
    ClickHouseTarget target = new ClickHouseTarget(proxy.url(), STORE.database(), runId);
    return new SinkJob(target, parallelism, folder, failure);
  }

  private static void assertEveryRowOnce(String runId) {
    assertThat(
            STORE.rows(
                "SELECT count(), uniqExact(occurred_at), max(toUnixTimestamp64Micro(occurred_at))"
                    + " FROM marks WHERE run_id = '%s'".formatted(runId)))
        .containsExactly("%d\t%d\t%d".formatted(SinkJob.ROWS, SinkJob.ROWS, SinkJob.ROWS - 1));
  }
}
