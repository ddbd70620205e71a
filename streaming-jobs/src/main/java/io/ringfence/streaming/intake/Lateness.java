package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.RejectCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Time order, judged for each subject of one file: a row may lie behind the newest row before it by
 * the allowed lateness and is then put into order; further behind it is late.
 */
final class Lateness {
  private static final long NANOS_PER_MICRO = 1_000;

  private final Duration allowed;
  private final Map<Object, Long> newest = new HashMap<>();

  Lateness(Duration allowed) {
    this.allowed = allowed;
  }

  /** Whether a row is late; the newest row of its subject is remembered. */
  boolean isLate(Object subject, long atMicros) {
    long newestSoFar = newest.merge(subject, atMicros, Math::max);
    return atMicros < newestSoFar - allowed.toNanos() / NANOS_PER_MICRO;
  }

  /** What a late row of a subject is refused with. */
  Refusal refusal(Object subject, long atMicros) {
    return new Refusal(
        RejectCode.LATE,
        "time must not lie more than %s before %s, the newest of its file and key, was %s"
            .formatted(
                allowed,
                Instants.instant(newest.getOrDefault(subject, atMicros)),
                Instants.instant(atMicros)));
  }
}
