package io.ringfence.api.store;

import io.ringfence.api.error.ApiException;
import io.ringfence.api.health.RecentHealth;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.query.RunQuery;
import java.time.Duration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether questions can be answered now, and why not. The store is asked at most once a second,
 * however many probes come: they come without a token.
 */
final class StoreHealth implements HealthIndicator, AutoCloseable {
  private static final Duration GOOD_FOR = Duration.ofSeconds(1);

  private final Store store;
  private final RecentHealth recent = new RecentHealth(this::ask, GOOD_FOR);

  StoreHealth(Store store) {
    this.store = store;
  }

  @Override
  public Health health() {
    return recent.health();
  }

  @Override
  public void close() {
    store.close();
  }

  private Health ask() {
    try {
      // On the server's own behalf: runs say nothing of any desk, and none is shown.
      store.askAside(RunQuery::new, DeskScope.ALL, RunQuery::latest);
      return Health.up().build();
    } catch (ApiException e) {
      return RecentHealth.down(e.detail());
    }
  }
}
