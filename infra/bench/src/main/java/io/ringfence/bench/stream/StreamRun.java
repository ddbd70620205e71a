package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Alerts;
import io.ringfence.launcher.bench.Population;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/** One job at work: what it is given, and what it has told. */
public final class StreamRun {
  private static final Map<Integer, StreamRun> RUNS = new ConcurrentHashMap<>();
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final long LONGEST_LATENCY_NANOS = 60_000_000_000L;

  final int number = NUMBERS.incrementAndGet();
  final Population population;
  final TickTape tape;
  final Pace pace;

  /** What was alerted; guarded by itself. */
  final Alerts alerts;

  /** Nanoseconds from the scheduled time of a tick to its alert; guarded by {@link #alerts}. */
  final Histogram latency = new Histogram(LONGEST_LATENCY_NANOS, 3);

  /** Totals by desk, money digits of the contract. */
  final long[] equity;

  final long[] requirement;

  /** Positions the job has taken in; ticks begin when it has all of them. */
  final AtomicLong loaded = new AtomicLong();

  volatile long firstTickNanos;
  volatile long played;
  volatile long lastOutputNanos;

  StreamRun(Population population, TickTape tape, Pace pace) {
    this.population = population;
    this.tape = tape;
    this.pace = pace;
    alerts = new Alerts(population.count());
    equity = new long[population.desks];
    requirement = new long[population.desks];
    RUNS.put(number, this);
  }

  /** The run with a number; jobs carry the number alone. */
  static StreamRun of(int number) {
    return RUNS.get(number);
  }

  void forget() {
    RUNS.remove(number);
  }

  boolean isLoaded() {
    return loaded.get() >= population.count();
  }

  double ticksPerSecond() {
    return played * 1e9 / (lastOutputNanos - firstTickNanos);
  }

  long digest() {
    long digest = alerts.digest();
    return mixTotals(digest, equity, requirement);
  }

  static long mixTotals(long digest, long[] equity, long[] requirement) {
    long mixed = digest;
    for (int desk = 0; desk < equity.length; desk++) {
      mixed = Alerts.mix(mixed + equity[desk]);
      mixed = Alerts.mix(mixed + requirement[desk]);
    }
    return mixed;
  }
}
