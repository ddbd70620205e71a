package io.ringfence.streaming.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times as files write them, and the microseconds the stream counts in. */
public final class Instants {
  /** First instant that is kept, 1970-01-01T00:00:00Z. */
  static final Instant FIRST = Instant.EPOCH;

  /** First instant that is not kept any more, 2200-01-01T00:00:00Z: tables hold it all exactly. */
  static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long NANOS_PER_MICRO = 1_000;

  private Instants() {}

  /** Epoch microseconds of an instant; finer digits are cut off. */
  public static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  /** The instant of epoch microseconds. */
  public static Instant instant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, MICROS_PER_SECOND),
        Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
  }

  /** The instant an ISO-8601 text with a zone or offset names, or empty where it is none. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(
          DateTimeFormatter.ISO_ZONED_DATE_TIME.parse(text, ZonedDateTime::from).toInstant());
    } catch (DateTimeException notATime) {
      return Optional.empty();
    }
  }

  /** Whether an instant lies where times are kept. */
  static boolean isKept(Instant instant) {
    return !instant.isBefore(FIRST) && instant.isBefore(END);
  }

  /** Whether an instant has no digits beyond microseconds. */
  static boolean isWholeMicros(Instant instant) {
    return instant.getNano() % NANOS_PER_MICRO == 0;
  }
}
