package io.ringfence.api.live;

import io.micrometer.core.instrument.MeterRegistry;
import io.ringfence.api.limit.Places;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Who reads what is live: streams, so many at most and of one caller, and single questions. */
@Component
final class LiveReaders {
  private static final int MOST = 256;
  private static final int MOST_OF_ONE = 8;

  /** How long the board is kept up to date for whoever asked once. */
  private static final Duration KEPT = Duration.ofSeconds(30);

  /** Single questions take what is five seconds old. */
  private static final Duration UNWATCHED = Duration.ofSeconds(1);

  private final Places places;
  private long wantedUntil = System.nanoTime();
  private boolean closed;

  LiveReaders(MeterRegistry metrics) {
    this.places = new Places("streams", MOST, MOST_OF_ONE, metrics);
  }

  /**
   * Lets a reader in until its place is left.
   *
   * @throws io.ringfence.api.error.ApiException when there are as many as may be
   */
  synchronized Places.Place enter(String caller) {
    Places.Place place = places.take(caller);
    notifyAll();
    return place;
  }

  /** Somebody asks once, and perhaps soon again. */
  synchronized void want() {
    boolean asleep = places.taken() == 0 && wantedUntil - System.nanoTime() <= 0;
    wantedUntil = System.nanoTime() + KEPT.toNanos();
    if (asleep) {
      notifyAll();
    }
  }

  /** How many streams a caller has open. */
  int of(String caller) {
    return places.of(caller);
  }

  /** Waits until there is one. */
  synchronized void awaitOne() throws InterruptedException {
    while (places.taken() == 0 && wantedUntil - System.nanoTime() <= 0 && !closed) {
      wait();
    }
  }

  /**
   * Rests between two looks: a while, and up to a second where nobody reads a stream. Ends as soon
   * as a stream begins that has waited long enough.
   *
   * @param least how long where streams are read
   */
  synchronized void rest(Duration least) throws InterruptedException {
    long began = System.nanoTime();
    long left = least.toNanos();
    while (left > 0 && !closed) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      boolean isWatched = places.taken() > 0 || least.compareTo(UNWATCHED) > 0;
      left = (isWatched ? least : UNWATCHED).toNanos() - (System.nanoTime() - began);
    }
  }

  /** Lets who waits go on. */
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}
