package io.ringfence.bench.queries;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/**
 * When questions are due: one after the other at equal distances, whether or not the one before is
 * answered. A slow answer delays those behind it, and their time counts from when they were due.
 *
 * @param requests how many
 * @param every from one to the next; zero: each when the one before is answered
 */
record Schedule(int requests, Duration every) {
  private static final double NANOS = 1e6;
  private static final int PERCENT = 100;
  private static final int LEVEL = 95;

  /** 95th percentile of the milliseconds from when a question was due to the end of its answer. */
  double percentile(Runnable question) {
    double[] millis = new double[requests];
    long start = System.nanoTime();
    for (int i = 0; i < requests; i++) {
      long due = every.isZero() ? System.nanoTime() : start + i * every.toNanos();
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      question.run();
      millis[i] = (System.nanoTime() - due) / NANOS;
    }
    Arrays.sort(millis);
    return millis[Math.ceilDiv(requests * LEVEL, PERCENT) - 1];
  }
}
