package io.ringfence.bench.stream;

import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One way to keep alerts and desk totals current in a Flink job. */
interface StreamPeer {
  /** The word in the results. */
  String name();

  /** Whether it tells alerts and lets liquidated positions go, or only sums. */
  boolean isAlerting();

  /**
   * How many ticks it is given at most.
   *
   * @param visits seconds of a round over positions of an instrument
   */
  default long mostTicks(double visits) {
    return Long.MAX_VALUE;
  }

  /** Settings of its own, on top of those all have. */
  default void configure(Configuration configuration) {}

  /** Builds its job. */
  void build(StreamExecutionEnvironment environment, StreamRun run);
}
