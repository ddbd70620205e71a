package io.ringfence.reporting.query;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Runs that have no end yet are found, as far as they are, and never taken for completed ones. */
@OnEngine
class EndlessRunsTest {
  private final DSLContext clickhouse;

  EndlessRunsTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  private RunQuery.Row named(String run) {
    return new RunQuery(clickhouse, DeskScope.ALL).named(run).orElseThrow();
  }

  private void heartbeat(String run, String state, String at, String asOf) {
    clickhouse.execute(
        """
        INSERT INTO run_heartbeats (run_id, batch, state, heartbeat_at, checkpoint_at, simulated,
          mark_basis, from_at, to_at, first_at, as_of, input_digest, model_build, options)
        VALUES ('%s', '%s', '%s', '%s', NULL, false, 'mark', NULL, NULL, '2019-01-01 00:00:00', '%s',
          '%s', 'ringfence', '{}')"""
            .formatted(run, at, state, at, asOf, "cd".repeat(32)));
  }

  @Test
  void aRunIsSeenAtItsNewestHeartbeatUpToItsLastPublishedInstant() {
    heartbeat("endless", "RUNNING", "2019-01-02 00:00:00", "2019-01-01 10:00:00");
    heartbeat("endless", "RUNNING", "2019-01-02 00:00:05", "2019-01-01 10:00:05");

    RunQuery.Row running = named("endless");
    RunQuery.Endless endless = requireNonNull(running.endless());
    assertThat(running.asOf()).isEqualTo(Instant.parse("2019-01-01T10:00:05Z"));
    assertThat(endless)
        .isEqualTo(new RunQuery.Endless(false, Instant.parse("2019-01-02T00:00:05Z"), null));
    assertThat(endless.words()).isEqualTo("still running, last heartbeat 2019-01-02T00:00:05Z");
    assertThat(running.asOf(running.firstAt()).endless()).isEqualTo(endless);

    heartbeat("endless", "STOPPED", "2019-01-02 00:01:00", "2019-01-01 10:00:05");
    assertThat(requireNonNull(named("endless").endless()).stopped()).isTrue();
  }

  @Test
  void aCompletedRunHasNoHeartbeatAndTheOneThatReachesFurthestComesFirst() {
    SampleRun run = SampleRun.of("completed beside", 7, 20).storeIn(clickhouse);
    heartbeat("behind", "RUNNING", "2019-01-02 00:00:00", "2019-01-01 10:00:00");
    heartbeat(run.runId(), "RUNNING", "2019-01-02 00:00:00", "2019-01-01 10:00:00");

    assertThat(named(run.runId()).endless()).isNull();
    assertThat(new RunQuery(clickhouse, DeskScope.ALL).latest().orElseThrow().runId())
        .isNotEqualTo("behind");
  }
}
