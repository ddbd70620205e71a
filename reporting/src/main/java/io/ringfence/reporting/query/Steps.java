package io.ringfence.reporting.query;

import java.time.Duration;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Steps of equal length of a stretch of time, numbered from 0. */
final class Steps {
  private static final int NANOS_OF_A_MICRO = 1_000;

  private Steps() {}

  /**
   * Number of the step that an instant lies in.
   *
   * @param at column of the instant, not before the first
   * @param from first instant of the first step
   * @param to last instant of the last step, not before the first
   * @param most most steps, at least 1
   */
  static Field<Long> number(Field<Instant> at, Instant from, Instant to, int most) {
    long micros = Duration.between(from, to).toNanos() / NANOS_OF_A_MICRO;
    return DSL.field(
        "intDiv(toUnixTimestamp64Micro({0}) - toUnixTimestamp64Micro({1}), {2})",
        Long.class, at, DSL.val(from, at), DSL.val(micros / most + 1));
  }
}
