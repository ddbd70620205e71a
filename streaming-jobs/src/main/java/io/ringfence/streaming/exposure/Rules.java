package io.ringfence.streaming.exposure;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import java.io.Serializable;
import java.util.OptionalLong;

/** Finds the rules an instrument is valued by. */
@FunctionalInterface
public interface Rules extends Serializable {
  /**
   * Rules of an instrument that the intake let through.
   *
   * @param atMicros instant they are in force at, epoch microseconds
   */
  MarginRules of(InstrumentId instrument, long atMicros);

  /**
   * When other rules come into effect for an instrument, epoch microseconds; empty: they stay.
   *
   * @param afterMicros instant before that, epoch microseconds
   */
  default OptionalLong nextChange(InstrumentId instrument, long afterMicros) {
    return OptionalLong.empty();
  }
}
