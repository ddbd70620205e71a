package io.ringfence.streaming.job;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a run without an end that it is to stop, from any thread, once. */
public final class StopSignal {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);

  /** A signal that {@link #ask} gives. */
  public StopSignal() {}

  /** A signal that is given when the input ends or this JVM is told to. */
  public static StopSignal ofProcess(InputStream input) {
    StopSignal signal = new StopSignal();
    Thread.ofPlatform().daemon().name("stop-signal").start(() -> signal.askAtEndOf(input));
    Runtime.getRuntime().addShutdownHook(new Thread(signal::askAndAwait, "stop-at-exit"));
    return signal;
  }

  private void askAtEndOf(InputStream input) {
    try {
      while (input.read() >= 0) {
        // Whatever is said, only the end counts.
      }
    } catch (IOException e) {
      // A pipe that breaks has ended.
    }
    ask();
  }

  private void askAndAwait() {
    ask();
    try {
      boolean inTime = ended.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        System.err.println("warning: the next start goes on from the last checkpoint");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Asks the run to stop. */
  public void ask() {
    asked.countDown();
  }

  /** Waits for a while; whether the run is to stop. */
  public boolean isAskedWithin(Duration wait) throws InterruptedException {
    return asked.await(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The run has stopped. */
  public void hasEnded() {
    ended.countDown();
  }
}
