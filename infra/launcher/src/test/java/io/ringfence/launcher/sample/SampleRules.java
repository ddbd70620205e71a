package io.ringfence.launcher.sample;

import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** The rules of this build, and samples written by them. */
final class SampleRules {
  private static final Instant AT = Instant.parse("2025-03-10T00:00:00Z");
  private static final RulePacks PACKS = RulePacks.ofClassPath();

  private SampleRules() {}

  static Optional<MarginRules> find(InstrumentId instrument) {
    return PACKS
        .inForce(instrument.venue(), AT)
        .flatMap(inForce -> inForce.pack().perpetual(instrument.symbol()));
  }

  /** A synthetic sample in a folder. */
  static Path written(long seed, int positions, Path folder) throws IOException {
    Sample.writeSynthetic(new SampleRequest(seed, positions, AT), SampleRules::find, folder);
    return folder;
  }
}
