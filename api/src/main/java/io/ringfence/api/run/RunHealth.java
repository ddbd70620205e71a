package io.ringfence.api.run;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.health.RecentHealth;
import io.ringfence.api.question.Questions;
import io.ringfence.api.question.RunFacts;
import io.ringfence.api.question.RunState;
import io.ringfence.domain.access.DeskScope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether the run that reaches furthest still says that it is there. */
@Configuration(proxyBeanMethods = false)
class RunHealth {
  private static final Duration GOOD_FOR = Duration.ofSeconds(5);

  /** Many of its heartbeats: it is more than busy. */
  static final Duration LONG = Duration.ofSeconds(60);

  @Bean
  HealthIndicator runHealthIndicator(Questions questions, InstantSource clock) {
    return new RecentHealth(() -> look(questions, clock.instant()), GOOD_FOR);
  }

  /** On the server's own behalf: a run says nothing of any desk. */
  private static Health look(Questions questions, Instant now) {
    try {
      return of(questions.runs(DeskScope.ALL), now);
    } catch (ApiException e) {
      return RecentHealth.down(e.detail());
    }
  }

  static Health of(List<RunFacts> runs, Instant now) {
    if (runs.isEmpty()) {
      return RecentHealth.none("no run has any rows yet");
    }
    RunFacts run = runs.getFirst();
    Instant heartbeat = run.heartbeatAt();
    boolean silent =
        run.state() == RunState.RUNNING && heartbeat != null && heartbeat.isBefore(now.minus(LONG));
    return silent
        ? RecentHealth.down(
            "run %s must say every few seconds that it is there, and said so last at %s"
                .formatted(run.run(), heartbeat))
        : Health.up().withDetail("run", run.run()).withDetail("state", run.state()).build();
  }
}
