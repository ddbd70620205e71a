package io.ringfence.launcher.command;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.launcher.sample.Rules;
import java.time.Instant;
import java.util.Optional;

/**
 * The rule packs of this build as the sample reads them.
 *
 * @param packs the packs
 * @param at instant they are asked for
 */
record VenueRules(RulePacks packs, Instant at) implements Rules {
  static VenueRules inForceAt(Instant at) {
    return new VenueRules(RulePacks.ofClassPath(), at);
  }

  @Override
  public Optional<MarginRules> find(InstrumentId instrument) {
    return packs
        .inForce(instrument, at)
        .flatMap(inForce -> inForce.pack().perpetual(instrument.symbol()));
  }
}
