package io.ringfence.streaming.clock;

import java.io.Serializable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time on the wall; operators are given one, so that tests can stop it. */
@FunctionalInterface
public interface WallClock extends Serializable {
  /** The machine's own. */
  WallClock SYSTEM = () -> ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());

  /** Epoch microseconds. */
  long micros();
}
