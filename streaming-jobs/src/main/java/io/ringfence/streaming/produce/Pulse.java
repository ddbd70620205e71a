package io.ringfence.streaming.produce;

import io.ringfence.streaming.clock.WallClock;
import io.ringfence.streaming.intake.Instants;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Says in all topics up to when everything was sent: at once, but not for every row of a burst. */
final class Pulse {
  /** Longest time without a heartbeat while nothing is sent. */
  static final Duration SILENCE = Duration.ofMillis(500);

  /** Rows that come sooner after each other share a heartbeat, for as long as {@link #OLDEST}. */
  private static final long BURST_MICROS = TimeUnit.MILLISECONDS.toMicros(20);

  private static final long OLDEST = TimeUnit.MILLISECONDS.toMicros(200);

  private final TopicProducer producer;
  private final WallClock clock;
  private long saidMicros;

  Pulse(TopicProducer producer, WallClock clock) {
    this.producer = producer;
    this.clock = clock;
  }

  /**
   * Everything up to an instant, inclusive, was sent.
   *
   * @param nextMicros when more comes
   */
  void sentUpTo(long micros, long nextMicros) {
    long now = clock.micros();
    if (nextMicros - now > BURST_MICROS || now - saidMicros > OLDEST) {
      say(micros + 1, now);
    }
  }

  /** Nothing comes before an instant, nor before now. */
  void nothingBefore(long micros) {
    long now = clock.micros();
    if (now - saidMicros > OLDEST) {
      say(Math.min(now, micros), now);
    }
  }

  private void say(long micros, long now) {
    saidMicros = now;
    producer.heartbeat(Instants.instant(micros));
  }
}
