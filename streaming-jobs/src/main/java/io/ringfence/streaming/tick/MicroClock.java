package io.ringfence.streaming.tick;

import java.time.Instant;

/** Epoch microseconds of the alert clock. */
final class MicroClock {
  private static final long MICROS = 1_000_000;
  private static final int NANOS_OF_MICRO = 1000;

  private MicroClock() {}

  static long now() {
    Instant now = Instant.now();
    return now.getEpochSecond() * MICROS + now.getNano() / NANOS_OF_MICRO;
  }
}
