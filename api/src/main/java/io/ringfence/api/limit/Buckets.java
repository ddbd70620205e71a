package io.ringfence.api.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bucket of tokens for everybody who asks. As many are remembered as were asked for: one that is
 * forgotten was full again, or there are more askers than that, and who asks least is forgotten
 * first. Safe for several threads.
 */
final class Buckets {
  /** How often a row of refusals is written down. */
  private static final Duration WRITTEN_DOWN_EVERY = Duration.ofSeconds(10);

  private final Rate rate;
  private final TimeMeter clock;
  private final Cache<String, Held> byName;

  /**
   * Full buckets.
   *
   * @param most askers remembered, at least 1
   */
  Buckets(Rate rate, int most, TimeMeter clock) {
    this.rate = rate;
    this.clock = clock;
    this.byName =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfterAccess(rate.refill().plus(WRITTEN_DOWN_EVERY))
            .build();
  }

  /** The bucket of an asker. */
  Held of(String name) {
    return byName.get(name, _ -> new Held(bucket(), new AtomicLong(Long.MIN_VALUE), clock));
  }

  /** How many askers are remembered, about. */
  long size() {
    return byName.estimatedSize();
  }

  /** Does now what is otherwise done now and again. */
  void forgetTheRest() {
    byName.cleanUp();
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(
            limit ->
                limit.capacity(rate.burst()).refillGreedy(rate.perSecond(), Duration.ofSeconds(1)))
        .withCustomTimePrecision(clock)
        .build();
  }

  /**
   * One asker's bucket.
   *
   * @param bucket its tokens
   * @param writtenDown when a refusal was written down last, nanoseconds of the clock
   */
  record Held(Bucket bucket, AtomicLong writtenDown, TimeMeter clock) {
    /** Takes a token: zero where there was one, else how long it takes until there is. */
    Duration take() {
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
      return probe.isConsumed()
          ? Duration.ZERO
          : Duration.ofNanos(Math.max(1, probe.getNanosToWaitForRefill()));
    }

    /** Whether this refusal is to be written down: the first, and then one now and again. */
    boolean isToBeWrittenDown() {
      long now = clock.currentTimeNanos();
      long last = writtenDown.get();
      boolean due = last == Long.MIN_VALUE || now - last >= WRITTEN_DOWN_EVERY.toNanos();
      return due && writtenDown.compareAndSet(last, now);
    }
  }
}
