package io.ringfence.streaming.job;

import io.ringfence.contracts.rulepack.PackInForce;
import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.wire.RulePackRow;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.exposure.Rules;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.ReplayFacts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rule packs this program brings along, as the stream asks for them. An instrument is valued
 * for a whole run by the pack in force when the run begins.
 */
final class PackedRules {
  /** Read once for the JVM; a damaged pack stops the program when it is first needed. */
  private static final class Packs {
    static final RulePacks ALL = RulePacks.ofClassPath();
  }

  private PackedRules() {}

  /** Venues and instruments that have a pack. */
  static KnownInstruments known() {
    return new KnownInstruments() {
      @Override
      public boolean hasVenue(String venue) {
        return Packs.ALL.venues().contains(venue);
      }

      @Override
      public boolean hasInstrument(String venue, String instrument) {
        return Packs.ALL.of(venue).stream()
            .anyMatch(pack -> pack.perpetual(instrument).isPresent());
      }
    };
  }

  /** Rules in force when a run begins, epoch microseconds. */
  static Rules at(long firstMicros) {
    return instrument -> rules(instrument, Instants.instant(firstMicros));
  }

  private static MarginRules rules(InstrumentId instrument, Instant at) {
    return Packs.ALL
        .inForce(instrument.venue(), at)
        .map(PackInForce::pack)
        .flatMap(pack -> pack.perpetual(instrument.symbol()))
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "%s must be in the pack in force at %s, is in another"
                        .formatted(instrument, at)));
  }

  /** The packs a run uses for its venues, in the order of venues. */
  static List<RulePackRow> used(Set<String> venues, ReplayFacts facts) {
    return venues.stream()
        .sorted()
        .map(venue -> Packs.ALL.inForce(venue, Instants.instant(facts.firstMicros())))
        .flatMap(Optional::stream)
        .map(inForce -> row(inForce.pack(), facts))
        .toList();
  }

  private static RulePackRow row(RulePack pack, ReplayFacts facts) {
    boolean evidenced =
        pack.isEvidencedAt(Instants.instant(facts.firstMicros()))
            && pack.isEvidencedAt(Instants.instant(facts.lastMicros()));
    return new RulePackRow(
        pack.packId(),
        pack.version(),
        pack.venue(),
        Instants.micros(pack.effectiveFrom()),
        Instants.micros(pack.evidencedTo()),
        pack.source(),
        !evidenced);
  }
}
