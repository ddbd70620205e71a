package io.ringfence.api.question;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What runs said of themselves lately, so that not every question has to ask for it first. A
 * completed run says the same for ever. One that goes on is believed for a moment, and only where
 * the answer cannot come out older than it was asked for: an instant it had reached by then stays
 * within it, and who names none is told which one the answer is true for. Who limits what was known
 * and names no instant is never answered from here. Safe for several threads.
 */
final class KnownRuns {
  /** Most runs remembered. */
  private static final int MOST = 1_000;

  private static final Duration COMPLETED = Duration.ofSeconds(10);
  private static final Duration GOING_ON = Duration.ofMillis(250);

  private final Ticker ticker;
  private final Cache<String, Said> said;

  /** What a run said when it was asked. */
  private record Said(RunFacts run, long askedAt) {
    Said orLater(Said other) {
      return other.askedAt - askedAt > 0 ? other : this;
    }
  }

  KnownRuns(Ticker ticker) {
    this.ticker = ticker;
    this.said =
        Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(COMPLETED).ticker(ticker).build();
  }

  /** To be taken before the store is asked: what is said is at least as new. */
  long now() {
    return ticker.read();
  }

  /** A run has said something. */
  void add(RunFacts run, long askedAt) {
    said.asMap().merge(run.run(), new Said(run, askedAt), Said::orLater);
  }

  /** What a run said, where that is enough for a question. */
  Optional<RunFacts> of(@Nullable String name, Moment moment) {
    return Optional.ofNullable(name)
        .map(said::getIfPresent)
        .filter(it -> isYoung(it) && isEnough(it.run(), moment))
        .map(Said::run);
  }

  private boolean isYoung(Said it) {
    Duration age = it.run().completed() ? COMPLETED : GOING_ON;
    return now() - it.askedAt() < age.toNanos();
  }

  private static boolean isEnough(RunFacts run, Moment moment) {
    Instant asOf = moment.asOf();
    return run.completed()
        || (asOf == null ? moment.asKnown() == null : !asOf.isAfter(run.lastAt()));
  }
}
