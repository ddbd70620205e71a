package io.ringfence.contracts.calculator;

import io.ringfence.contracts.rulepack.PackInForce;
import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The rule packs in force at one instant, read when the first case asks for them. */
public final class PackRules {
  private final Supplier<RulePacks> loader;
  private final Instant at;
  private @Nullable RulePacks loaded;

  /**
   * Rules as of an instant.
   *
   * @param loader gives the packs; called once, if at all
   * @param at the instant they are asked for
   */
  public PackRules(Supplier<RulePacks> loader, Instant at) {
    this.loader = loader;
    this.at = at;
  }

  /** Rules of an instrument and where they come from. */
  record Found(PackInstrument instrument, RulesOrigin origin) {
    MarginRules rules() {
      return instrument.rules();
    }
  }

  /**
   * The rules of an instrument.
   *
   * @throws CaseException when there is no pack of the venue, or it does not know the instrument
   */
  synchronized Found find(String venue, String instrument) {
    if (loaded == null) {
      loaded = loader.get();
    }
    if (!loaded.venues().contains(venue)) {
      throw new CaseException(
          "venue", "must have a rule pack where no tiers are given, was " + venue);
    }
    return loaded
        .inForce(new InstrumentId(venue, instrument), at)
        .map(inForce -> found(inForce, instrument))
        .orElseThrow(
            () ->
                new CaseException(
                    "instrument",
                    "must be a perpetual of a rule pack of " + venue + ", was " + instrument));
  }

  private static Found found(PackInForce inForce, String instrument) {
    RulePack pack = inForce.pack();
    return new Found(
        pack.instrument(instrument).orElseThrow(),
        new RulesOrigin(pack.stamp(), inForce.extrapolated()));
  }
}
