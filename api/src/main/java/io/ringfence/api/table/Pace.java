package io.ringfence.api.table;

import io.ringfence.api.store.Store;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Lets whole tables have the store's time as far as nobody waits for a small answer. A table is
 * taken in steps: before each it steps back while somebody waits, though never for long, and as
 * many step at a time as leave one core to the others. The store does not run ahead: it makes no
 * more than is taken from it. Safe for several threads.
 */
@Component
final class Pace {
  /** A step, and so what the store has ready in advance beside its connection's buffers. */
  private static final int STEP = 256 << 10;

  private static final Duration LOOK_EVERY = Duration.ofNanos(500_000);

  /**
   * A table goes on at 12 MB a second however much is asked beside it; all together take 50 MB a
   * second, a quarter of a core, while small questions are asked at all.
   */
  private static final Bounds BOUNDS =
      new Bounds(
          Duration.ofMillis(20),
          Duration.ofMillis(5),
          Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

  /** A store that hangs in one table does not stop the others. */
  private static final Duration LONGEST_TURN = Duration.ofSeconds(5);

  private final IntSupplier waiting;
  private final BooleanSupplier asked;
  private final Bounds bounds;
  private final AtomicLong nextStep = new AtomicLong(System.nanoTime());
  private final Semaphore turns;

  /**
   * How tables may step.
   *
   * @param longest how long a step may be put off for those who wait
   * @param apart time between two steps, of whichever tables, while small questions are asked
   * @param atATime how many step at a time, at least 1
   */
  record Bounds(Duration longest, Duration apart, int atATime) {}

  @Autowired
  Pace(Store store) {
    this(store::waiting, store::isAsked, BOUNDS);
  }

  /**
   * A pace.
   *
   * @param waiting how many wait for a small answer
   * @param asked whether small questions are asked in this time, if not at this moment
   */
  Pace(IntSupplier waiting, BooleanSupplier asked, Bounds bounds) {
    this.waiting = waiting;
    this.asked = asked;
    this.bounds = bounds;
    this.turns = new Semaphore(bounds.atATime(), true);
  }

  /** Rows as the store writes them, taken at this pace. */
  InputStream of(InputStream rows) {
    return new Steps(rows);
  }

  private void stepBack() {
    if (asked.getAsBoolean()) {
      keepApart();
    }
    long until = System.nanoTime() + bounds.longest().toNanos();
    while (waiting.getAsInt() > 0 && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }

  /** Waits for the next step that is free; those before it are other tables' or its own. */
  private void keepApart() {
    long now = System.nanoTime();
    long mine =
        nextStep.updateAndGet(last -> Math.max(last - now, 0) + now + bounds.apart().toNanos());
    long wait = mine - System.nanoTime();
    while (wait > 0 && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(wait);
      wait = mine - System.nanoTime();
    }
  }

  private final class Steps extends FilterInputStream {
    private int taken = STEP;

    Steps(InputStream rows) {
      super(rows);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      if (taken >= STEP) {
        stepBack();
        taken = 0;
      }
      boolean isMine = takeTurn();
      try {
        int some = in.read(bytes, from, length);
        taken += Math.max(0, some);
        return some;
      } finally {
        if (isMine) {
          turns.release();
        }
      }
    }

    /** Whether it is this one's turn; without one it goes on after a while. */
    private boolean takeTurn() throws IOException {
      try {
        return turns.tryAcquire(LONGEST_TURN.toMillis(), TimeUnit.MILLISECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", e);
      }
    }
  }
}
