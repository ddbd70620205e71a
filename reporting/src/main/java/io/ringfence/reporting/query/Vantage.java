package io.ringfence.reporting.query;

import java.time.Instant;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * From where a question is asked: what was true at an instant, by what was known at an instant. The
 * same vantage gives the same rows for ever: facts are appended, and what is recorded later is not
 * known earlier.
 *
 * @param asOf instant the answer is true for
 * @param asKnown facts recorded later are left out
 */
public record Vantage(Instant asOf, Instant asKnown) {
  /** The last whole second a stored instant can hold. */
  static final Instant EVERYTHING = Instant.parse("2299-12-31T23:59:59Z");

  public Vantage {
    if (asKnown.isAfter(EVERYTHING)) {
      throw new IllegalArgumentException(
          "asKnown must not be after " + EVERYTHING + ", was " + asKnown);
    }
  }

  /** An instant by everything the store holds. */
  public static Vantage latest(Instant asOf) {
    return new Vantage(asOf, EVERYTHING);
  }

  /** Another instant by the same knowledge. */
  public Vantage at(Instant other) {
    return new Vantage(other, asKnown);
  }

  /** Whether nothing is left out for being recorded late. */
  public boolean knowsEverything() {
    return asKnown.equals(EVERYTHING);
  }

  /** The instant asked for, or that of the knowledge where that is earlier. */
  public Instant earliest() {
    return asKnown.isBefore(asOf) ? asKnown : asOf;
  }

  /** Facts that were true and known. */
  Condition holds(Field<Instant> occurredAt, Field<Instant> recordedAt) {
    return occurredAt.le(asOf).and(knows(recordedAt));
  }

  /** Facts that were known. */
  Condition knows(Field<Instant> recordedAt) {
    return knowsEverything() ? DSL.noCondition() : recordedAt.le(asKnown);
  }
}
