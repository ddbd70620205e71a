package io.ringfence.api.incident;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.health.RecentHealth;
import io.ringfence.api.question.Questions;
import io.ringfence.api.question.RunFacts;
import io.ringfence.api.store.Store;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.ReEntriesQuery;
import io.ringfence.reporting.query.Vantage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;

/**
 * Raises an incident for every stored breach of the run that reaches furthest, and calls those
 * whose clocks ran out, without anybody asking. What cannot be done now is tried again.
 */
final class IncidentFollower implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IncidentFollower.class);
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final IncidentDesk desk;
  private final Questions questions;
  private final Store store;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("incidents").factory());
  private volatile String complaint = "";

  private IncidentFollower(IncidentDesk desk, Questions questions, Store store) {
    this.desk = desk;
    this.questions = questions;
    this.store = store;
  }

  /** Follows from now on. */
  static IncidentFollower start(IncidentDesk desk, Questions questions, Store store) {
    IncidentFollower follower = new IncidentFollower(desk, questions, store);
    follower.clock.scheduleWithFixedDelay(
        follower::look, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
    return follower;
  }

  /** Whether breaches become incidents, and why not. */
  Health health() {
    return complaint.isEmpty()
        ? Health.up().build()
        : RecentHealth.down("incidents must be followed: " + complaint);
  }

  /** On the server's own behalf: whoever looks at an incident is held to their desks. */
  private void look() {
    try {
      List<RunFacts> runs = questions.runs(DeskScope.ALL);
      if (!runs.isEmpty()) {
        RunFacts run = runs.getFirst();
        desk.follow(run.run(), run.simulated(), records(run.run(), run.lastAt()));
      }
      complaint = "";
    } catch (ApiException e) {
      complain(e.detail());
    } catch (IOException | RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private IncidentDesk.Records records(String run, Instant asOf) {
    return new IncidentDesk.Records(
        store.askAside(BreachesQuery::new, DeskScope.ALL, breaches -> breaches.at(run, asOf)),
        store.askAside(
            ReEntriesQuery::new,
            DeskScope.ALL,
            entries -> entries.upTo(run, Vantage.latest(asOf), ReEntriesQuery.TOO_SOON)));
  }

  /** Once for each reason: it is tried again every few seconds. */
  private void complain(String reason) {
    if (!reason.equals(complaint)) {
      complaint = reason;
      LOG.warn("incidents are not followed: {}", reason);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
