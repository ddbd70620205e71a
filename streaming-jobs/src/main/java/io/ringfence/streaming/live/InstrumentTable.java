package io.ringfence.streaming.live;

import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.EngineTerms;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.streaming.intake.GivenPacks;
import io.ringfence.streaming.intake.Instants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The instruments of a plan in the order of venues and symbols.
 *
 * @param listed those that the path values; the place is the number
 * @param numbers the numbers by {@code venue/instrument}
 * @param left why the others are not valued
 * @param assets settlement assets, in alphabetical order; the place is the number
 */
record InstrumentTable(
    List<Listed> listed,
    Map<String, Integer> numbers,
    Map<String, String> left,
    List<String> assets) {
  /**
   * An instrument.
   *
   * @param rules of its venue
   * @param terms the same as the engine reads them
   * @param asset number of its settlement asset
   */
  record Listed(MarginRules rules, ContractTerms terms, int asset) {}

  /** Numbers the instruments of a plan. */
  static InstrumentTable of(LivePlan plan) {
    RulePacks packs = GivenPacks.beside(plan.documents());
    Map<String, String> left = new HashMap<>();
    Map<MarginRules, ContractTerms> terms = new LinkedHashMap<>();
    TreeSet<String> assets = new TreeSet<>();
    for (MarginRules rules : inForce(packs, plan.atMicros())) {
      terms(plan, rules, left)
          .ifPresent(
              known -> {
                terms.put(rules, known);
                assets.add(rules.settlementAsset());
              });
    }
    List<String> named = List.copyOf(assets);
    List<Listed> listed = new ArrayList<>();
    Map<String, Integer> numbers = new HashMap<>();
    terms.forEach(
        (rules, known) -> {
          numbers.put(rules.instrument().toString(), listed.size());
          listed.add(new Listed(rules, known, named.indexOf(rules.settlementAsset())));
        });
    return new InstrumentTable(List.copyOf(listed), numbers, left, named);
  }

  private static List<MarginRules> inForce(RulePacks packs, long atMicros) {
    TreeMap<InstrumentId, MarginRules> rules = new TreeMap<>();
    for (String venue : packs.venues()) {
      for (RulePack pack : packs.of(venue)) {
        pack.instruments().values().stream()
            .filter(PackInstrument::isPerpetual)
            .map(instrument -> instrument.rules().instrument())
            .forEach(
                instrument ->
                    packs
                        .inForce(instrument, Instants.instant(atMicros))
                        .flatMap(found -> found.pack().perpetual(instrument.symbol()))
                        .ifPresent(found -> rules.put(instrument, found)));
      }
    }
    return List.copyOf(rules.values());
  }

  private static Optional<ContractTerms> terms(
      LivePlan plan, MarginRules rules, Map<String, String> left) {
    String name = rules.instrument().toString();
    try {
      Optional<ContractTerms> terms =
          EngineTerms.of(rules, AlertLevels.DEFAULT, plan.measure(name));
      // A book refuses terms whose keys have no room.
      terms.ifPresent(known -> new ExposureBook(known, LiquidationMode.PRESUMES, new Unheard()));
      if (terms.isEmpty()) {
        left.put(
            name,
            "its formula, %s, has no index over the mark: the run that follows the topics values it"
                .formatted(rules.model().getClass().getSimpleName()));
      }
      return terms;
    } catch (IllegalArgumentException noRoom) {
      left.put(name, String.valueOf(noRoom.getMessage()));
      return Optional.empty();
    }
  }

  /** Hears nothing: a book that was only laid out has nothing to say. */
  private record Unheard() implements BookListener {
    @Override
    public void levelReached(int slot, int level) {}

    @Override
    public void levelLeft(int slot, int level) {}

    @Override
    public void liquidated(int slot) {}

    @Override
    public void stopTouched(int slot) {}
  }
}
