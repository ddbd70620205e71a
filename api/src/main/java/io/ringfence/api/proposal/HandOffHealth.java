package io.ringfence.api.proposal;

import io.ringfence.api.health.RecentHealth;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the broker is told of hand-offs, how many wait, and why.
 *
 * @param topic null: the server was started without a broker
 * @param clock what time it is
 */
record HandOffHealth(@Nullable HandOffTopic topic, InstantSource clock) implements HealthIndicator {
  /** Longer than sending takes, with a try that fails. */
  private static final Duration LONG = Duration.ofSeconds(30);

  @Override
  public Health health() {
    if (topic == null) {
      return RecentHealth.none("the server was started without --kafka");
    }
    HandOffTopic.Backlog backlog = topic.backlog();
    Instant oldest = backlog.oldest();
    if (oldest == null || oldest.isAfter(clock.instant().minus(LONG))) {
      return Health.up().withDetail("waiting", backlog.waiting()).build();
    }
    return Health.down()
        .withDetail(
            "reason",
            "%s must go to the broker, the oldest since %s: %s"
                .formatted(backlog.waiting(), oldest, backlog.complaint()))
        .withDetail("waiting", backlog.waiting())
        .build();
  }
}
