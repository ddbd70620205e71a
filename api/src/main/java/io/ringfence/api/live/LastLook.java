package io.ringfence.api.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** When the board was brought up to date last, and of which run. Safe for several threads. */
@Component
final class LastLook {
  private @Nullable Look last;

  /**
   * One look at the store.
   *
   * @param run the newest run; absent: there is none
   * @param asOf instant it reaches; absent: it has no rows
   * @param at when the look began: the board is at least as new
   * @param whole whether the board shows every open position
   */
  record Look(@Nullable String run, @Nullable Instant asOf, Instant at, boolean whole) {}

  /** The board shows what this look found. */
  synchronized void put(Look look) {
    last = look;
    notifyAll();
  }

  /** The board is about to show another run. */
  synchronized void forget() {
    last = null;
  }

  /** Whether the board still shows this run. */
  synchronized boolean isOf(Look look) {
    Look now = last;
    return now != null && Objects.equals(now.run(), look.run());
  }

  /**
   * The last look, not older than an instant; waits for one.
   *
   * @return empty: there was none in time
   */
  synchronized Optional<Look> notBefore(Instant earliest, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    Look now = last;
    while (now == null || now.at().isBefore(earliest)) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return Optional.empty();
      }
      wait(millis);
      now = last;
    }
    return Optional.of(now);
  }
}
