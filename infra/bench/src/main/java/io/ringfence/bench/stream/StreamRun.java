package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Alerts;
import io.ringfence.launcher.bench.Population;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** One job at work: what it is given, and what it has told. */
public final class StreamRun {
  private static final Map<Integer, StreamRun> RUNS = new ConcurrentHashMap<>();
  private static final AtomicInteger NUMBERS = new AtomicInteger();
  private static final long LONGEST_LATENCY_NANOS = 60_000_000_000L;

  final int number = NUMBERS.incrementAndGet();
  final Shape shape;
  private final Supplier<Population> draw;
  private @Nullable Population drawn;
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

  /** Ends the input although its time is not over. */
  volatile boolean isEnding;

  /** When the first tick is due, epoch microseconds; 0: when it is sent. */
  long anchorMicros;

  /** Hears when the first tick was due. */
  LongConsumer anchored = _ -> {};

  StreamRun(Population population, TickTape tape, Pace pace) {
    this(Shape.of(population), () -> population, tape, pace);
  }

  /**
   * A run.
   *
   * @param draw gives the population where the job does not have it from a checkpoint
   */
  public StreamRun(Shape shape, Supplier<Population> draw, TickTape tape, Pace pace) {
    this.shape = shape;
    this.draw = draw;
    this.tape = tape;
    this.pace = pace;
    alerts = new Alerts(shape.positions());
    equity = new long[shape.desks()];
    requirement = new long[shape.desks()];
    RUNS.put(number, this);
  }

  /** The run with a number; jobs carry the number alone. */
  static StreamRun of(int number) {
    return Objects.requireNonNull(RUNS.get(number), "the run has ended");
  }

  /** Whom the positions belong to. */
  Population population() {
    Population population = drawn;
    if (population == null) {
      population = draw.get();
      drawn = population;
    }
    return population;
  }

  void forget() {
    RUNS.remove(number);
  }

  boolean isLoaded() {
    return loaded.get() >= shape.positions();
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
