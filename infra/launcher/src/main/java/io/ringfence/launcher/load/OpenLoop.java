package io.ringfence.launcher.load;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are due on a schedule which waits for nobody: one is as late as its answer is after
 * the time it was due, whatever the answers before it did.
 */
public final class OpenLoop {
  /** What never came came after this. */
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private static final int DIGITS = 3;
  private static final int NO_ANSWER = 0;

  private final HttpClient client;
  private final IntFunction<HttpRequest> request;

  /**
   * A schedule's requests.
   *
   * @param request makes the request with a number, from 0
   */
  public OpenLoop(HttpClient client, IntFunction<HttpRequest> request) {
    this.client = client;
    this.request = request;
  }

  /**
   * What came of it. Guarded by itself.
   *
   * @param micros microseconds from the time a request was due to the end of its answer
   * @param statuses how often each status came; {@code 0}: none came
   */
  public record Outcome(Histogram micros, Map<Integer, Long> statuses) {
    static Outcome none() {
      return new Outcome(
          new Histogram(TimeUnit.MICROSECONDS.convert(LONGEST.multipliedBy(2)), DIGITS),
          new TreeMap<>());
    }

    synchronized void add(long nanos, int status) {
      micros.recordValue(Math.min(Math.max(1, nanos / 1_000), micros.getHighestTrackableValue()));
      statuses.merge(status, 1L, Long::sum);
    }

    /** The time that this share of the requests did not exceed, microseconds. */
    public long percentile(double share) {
      return micros.getValueAtPercentile(share);
    }

    /** Whether every request got this status. */
    public boolean isAll(int status) {
      return statuses.keySet().equals(java.util.Set.of(status));
    }
  }

  /**
   * Sends.
   *
   * @param perSecond requests due in a second, at least 1
   * @param duration for how long they are due
   */
  public Outcome run(int perSecond, Duration duration) throws InterruptedException {
    Outcome outcome = Outcome.none();
    long count = Math.max(1, duration.toMillis() * perSecond / 1_000);
    Phaser open = new Phaser(1);
    long begin = System.nanoTime();
    for (int number = 0; number < count; number++) {
      long due = begin + number * 1_000_000_000L / perSecond;
      awaitTime(due);
      send(number, due, outcome, open);
    }
    try {
      open.awaitAdvanceInterruptibly(open.arrive(), LONGEST.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      // Every request ends by its own timeout, which is not longer.
    }
    return outcome;
  }

  private void send(int number, long due, Outcome outcome, Phaser open) {
    open.register();
    client
        .sendAsync(request.apply(number), BodyHandlers.ofByteArray())
        .whenComplete(
            (answer, _) -> {
              outcome.add(System.nanoTime() - due, status(answer));
              open.arriveAndDeregister();
            });
  }

  private static int status(@Nullable HttpResponse<byte[]> answer) {
    return answer == null ? NO_ANSWER : answer.statusCode();
  }

  private static void awaitTime(long due) throws InterruptedException {
    long wait = due - System.nanoTime();
    while (wait > 0) {
      LockSupport.parkNanos(wait);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      wait = due - System.nanoTime();
    }
  }
}
