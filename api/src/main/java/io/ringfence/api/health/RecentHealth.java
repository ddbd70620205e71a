package io.ringfence.api.health;

import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Looks at most so often, however many probes come; those that come meanwhile wait. */
public final class RecentHealth implements HealthIndicator {
  private final Supplier<Health> look;
  private final Duration goodFor;
  private final ReentrantLock looking = new ReentrantLock();
  private @Nullable Health last;
  private long lookedAtNanos;

  /**
   * Health that is good for a while.
   *
   * @param look finds out how it is now
   */
  public RecentHealth(Supplier<Health> look, Duration goodFor) {
    this.look = look;
    this.goodFor = goodFor;
  }

  @Override
  public Health health() {
    looking.lock();
    try {
      Health known = last;
      if (known != null && System.nanoTime() - lookedAtNanos < goodFor.toNanos()) {
        return known;
      }
      Health now = look.get();
      last = now;
      lookedAtNanos = System.nanoTime();
      return now;
    } finally {
      looking.unlock();
    }
  }

  /** It is not up. */
  public static Health down(String reason) {
    return Health.down().withDetail("reason", reason).build();
  }

  /** There is none, and nobody asked for one. */
  public static Health none(String why) {
    return Health.up().withDetail("none", why).build();
  }
}
