package io.ringfence.streaming.job;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.contracts.wire.RulePackRow;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.exposure.Rules;
import io.ringfence.streaming.intake.GivenPacks;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.intake.KnownInstruments;
import io.ringfence.streaming.intake.ReplayFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The rule packs this program brings along and those of the input, as the stream asks for them. An
 * instrument is valued at every instant by the pack in force then.
 */
final class PackedRules implements Rules {
  private static final long serialVersionUID = 2;

  /** Read once for the JVM, however many tasks ask. */
  private static final Map<List<String>, RulePacks> READ = new ConcurrentHashMap<>();

  private final List<String> documents;

  /**
   * The packs of the program and those that came with the input.
   *
   * @param documents packs of the input, each taken by itself before
   */
  PackedRules(List<String> documents) {
    this.documents = new ArrayList<>(documents);
  }

  private RulePacks packs() {
    return READ.computeIfAbsent(documents, GivenPacks::beside);
  }

  /** Venues and instruments that have a pack. */
  KnownInstruments known() {
    RulePacks packs = packs();
    return new KnownInstruments() {
      @Override
      public boolean hasVenue(String venue) {
        return packs.venues().contains(venue);
      }

      @Override
      public boolean hasInstrument(String venue, String instrument) {
        return packs.of(venue).stream().anyMatch(pack -> pack.perpetual(instrument).isPresent());
      }
    };
  }

  @Override
  public MarginRules of(InstrumentId instrument, long atMicros) {
    return packs()
        .inForce(instrument, Instants.instant(atMicros))
        .flatMap(inForce -> inForce.pack().perpetual(instrument.symbol()))
        .orElseThrow(() -> new IllegalStateException(instrument + " must be in a pack, is not"));
  }

  @Override
  public OptionalLong nextChange(InstrumentId instrument, long afterMicros) {
    return packs().listing(instrument).stream()
        .skip(1)
        .mapToLong(pack -> Instants.micros(pack.effectiveFrom()))
        .filter(effective -> effective > afterMicros)
        .findFirst();
  }

  /**
   * The packs that value a run's instruments from its first to its last instant, in the order of
   * venues and effective times; one that values any of them outside its evidence says so.
   */
  List<RulePackRow> used(Collection<InstrumentId> instruments, ReplayFacts facts) {
    TreeMap<String, RulePackRow> rows = new TreeMap<>();
    for (InstrumentId instrument : instruments) {
      for (Use use : uses(instrument, facts)) {
        rows.merge(use.orderedBy(), use.row(), PackedRules::either);
      }
    }
    return List.copyOf(rows.values());
  }

  private List<Use> uses(InstrumentId instrument, ReplayFacts facts) {
    List<RulePack> listing = packs().listing(instrument);
    Instant last = Instants.instant(facts.lastMicros());
    Instant first = Instants.instant(facts.firstMicros());
    return listing.stream()
        .map(pack -> Use.of(pack, listing))
        .filter(use -> !use.begins().isAfter(last) && use.ends().isAfter(first))
        .map(use -> use.within(first, last))
        .toList();
  }

  /**
   * A time in which a pack values an instrument.
   *
   * @param begins inclusive
   * @param ends exclusive, until the use is cut to a run: then the last instant
   */
  private record Use(RulePack pack, Instant begins, Instant ends) {
    static Use of(RulePack pack, List<RulePack> listing) {
      int place = listing.indexOf(pack);
      return new Use(
          pack,
          place == 0 ? Instant.MIN : pack.effectiveFrom(),
          place + 1 < listing.size() ? listing.get(place + 1).effectiveFrom() : Instant.MAX);
    }

    Use within(Instant first, Instant last) {
      return new Use(
          pack,
          begins.isBefore(first) ? first : begins,
          ends.isAfter(last) ? last : ends.minusNanos(1));
    }

    String orderedBy() {
      return pack.venue() + "/" + pack.effectiveFrom();
    }

    RulePackRow row() {
      return new RulePackRow(
          pack.packId(),
          pack.version(),
          pack.venue(),
          Instants.micros(pack.effectiveFrom()),
          Instants.micros(pack.evidencedTo()),
          pack.source(),
          !pack.isEvidencedAt(begins) || !pack.isEvidencedAt(ends));
    }
  }

  private static RulePackRow either(RulePackRow one, RulePackRow other) {
    return one.extrapolated() ? one : other;
  }
}
