package io.ringfence.launcher.sample;

import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import java.util.Optional;

/** The venue's margin rules, wherever they come from. */
@FunctionalInterface
public interface Rules {
  /** Rules of an instrument; empty where the venue does not list it. */
  Optional<MarginRules> find(InstrumentId instrument);

  /** Rules of an instrument that is listed. */
  default MarginRules of(InstrumentId instrument) {
    return find(instrument)
        .orElseThrow(
            () -> new IllegalArgumentException("instrument must be listed, was " + instrument));
  }
}
