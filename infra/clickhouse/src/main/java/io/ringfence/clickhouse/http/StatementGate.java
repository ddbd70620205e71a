package io.ringfence.clickhouse.http;

import io.ringfence.clickhouse.engine.EngineException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Lets a few statements in at a time, a few more wait, and turns the rest away. */
final class StatementGate {
  /** ClickHouse's code for too many statements at once. */
  static final int TOO_MANY = 202;

  private final Semaphore present;
  private final Semaphore running;
  private final Duration patience;

  StatementGate(HttpLimits limits) {
    this.present = new Semaphore(limits.statements() + limits.waiting());
    this.running = new Semaphore(limits.statements(), true);
    this.patience = limits.patience();
  }

  /** A place in the engine, given back by closing it. */
  interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Waits for a place.
   *
   * @throws EngineException with code {@value #TOO_MANY} if there is none
   */
  Place enter() {
    if (!present.tryAcquire()) {
      throw full("too many requests are waiting");
    }
    if (!awaitRunning()) {
      present.release();
      throw full("no statement ended within " + patience.toSeconds() + " s");
    }
    return () -> {
      running.release();
      present.release();
    };
  }

  private boolean awaitRunning() {
    try {
      return running.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static EngineException full(String reason) {
    return EngineException.of(
        TOO_MANY,
        "TOO_MANY_SIMULTANEOUS_QUERIES",
        "The embedded engine is full, " + reason + ": try again, or send fewer at once");
  }
}
