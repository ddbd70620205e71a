package io.ringfence.streaming.exposure;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import java.io.Serializable;

/** Finds the rules an instrument is valued by. */
@FunctionalInterface
public interface Rules extends Serializable {
  /** Rules of an instrument that the intake let through. */
  MarginRules of(InstrumentId instrument);
}
