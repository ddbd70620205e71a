package io.ringfence.api.limit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.ringfence.api.error.ApiException;
import io.ringfence.api.error.ErrorCode;
import java.util.HashMap;
import java.util.Map;

/** Room for so many at a time, and for so many of one caller. Safe for several threads. */
public final class Places {
  private final String what;
  private final int most;
  private final int mostOfOne;
  private final Counter refused;
  private final Map<String, Integer> byCaller = new HashMap<>();
  private int taken;

  /**
   * Free places.
   *
   * @param what what takes them, in the plural
   * @param most places, at least 1
   * @param mostOfOne places of one caller, at least 1
   */
  public Places(String what, int most, int mostOfOne, MeterRegistry metrics) {
    this.what = what;
    this.most = most;
    this.mostOfOne = mostOfOne;
    this.refused =
        Counter.builder("ringfence.places.refused")
            .description("Requests refused because all places, or all of their caller, are taken")
            .tag("of", what)
            .register(metrics);
    Gauge.builder("ringfence.places.taken", this, Places::taken)
        .description("Places taken now")
        .tag("of", what)
        .register(metrics);
  }

  /** A place until it is left. */
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Takes a place.
   *
   * @throws ApiException {@link ErrorCode#STREAMS_TAKEN} when there is none
   */
  public synchronized Place take(String caller) {
    int mine = byCaller.getOrDefault(caller, 0);
    if (taken >= most || mine >= mostOfOne) {
      refused.increment();
      throw new ApiException(
          ErrorCode.STREAMS_TAKEN,
          "at most %s %s at a time, %s of one caller".formatted(most, what, mostOfOne));
    }
    taken++;
    byCaller.put(caller, mine + 1);
    return () -> leave(caller);
  }

  private synchronized void leave(String caller) {
    taken--;
    byCaller.merge(caller, -1, (one, other) -> one + other == 0 ? null : one + other);
  }

  /** How many are taken. */
  public synchronized int taken() {
    return taken;
  }

  /** How many a caller has taken. */
  public synchronized int of(String caller) {
    return byCaller.getOrDefault(caller, 0);
  }
}
