package io.ringfence.streaming.live;

import io.ringfence.contracts.rulepack.PackInstrument;
import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.NodeLines;
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
 * @param changes of rules since the run was begun, in the order of time
 */
record InstrumentTable(
    List<Listed> listed,
    Map<String, Integer> numbers,
    Map<String, String> left,
    List<String> assets,
    List<RuleEra.Change> changes) {
  /**
   * An instrument.
   *
   * @param rules of its venue
   * @param terms the same as the engine reads them
   * @param asset number of its settlement asset
   * @param later rules that follow, in the order of time
   * @param end from when on it is not valued, its rules being none the path knows, epoch
   *     microseconds; {@link Long#MAX_VALUE}: never
   * @param endReason why then
   */
  record Listed(
      MarginRules rules,
      ContractTerms terms,
      int asset,
      List<RuleEra> later,
      long end,
      String endReason) {
    /** One whose rules stay. */
    Listed(MarginRules rules, ContractTerms terms, int asset) {
      this(rules, terms, asset, List.of(), Long.MAX_VALUE, "");
    }

    /** What holds from an instant on; 0: since the run began. */
    RuleEra under(long rulesMicros) {
      RuleEra found = new RuleEra(0, rules, terms);
      for (RuleEra era : later) {
        found = era.fromMicros() <= rulesMicros ? era : found;
      }
      return found;
    }
  }

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
    InstrumentTable first =
        new InstrumentTable(List.copyOf(listed), numbers, left, named, List.of());
    return first.followed(plan);
  }

  /** The same with the rules that follow those it was begun with. */
  private InstrumentTable followed(LivePlan plan) {
    LaterPacks following = new LaterPacks(plan, this);
    RulePacks packs = LaterPacks.all(plan);
    List<Listed> all = new ArrayList<>();
    TreeSet<RuleEra.Change> changes = new TreeSet<>();
    for (Listed one : listed) {
      Listed followed = followed(one, packs, following, plan.atMicros());
      followed.later().forEach(era -> changes.add(era.change(all.size())));
      all.add(followed);
    }
    return new InstrumentTable(List.copyOf(all), numbers, left, assets, List.copyOf(changes));
  }

  private static Listed followed(
      Listed one, RulePacks packs, LaterPacks following, long beganMicros) {
    InstrumentId instrument = one.rules().instrument();
    List<RuleEra> later = new ArrayList<>();
    for (RulePack pack : packs.listing(instrument).stream().skip(1).toList()) {
      long from = Instants.micros(pack.effectiveFrom());
      if (from > beganMicros) {
        MarginRules rules = pack.perpetual(instrument.symbol()).orElseThrow();
        try {
          later.add(new RuleEra(from, rules, following.terms(one, rules)));
        } catch (IllegalArgumentException refused) {
          return new Listed(
              one.rules(),
              one.terms(),
              one.asset(),
              later,
              from,
              "its rules from %s on are another run's: %s"
                  .formatted(pack.effectiveFrom(), refused.getMessage()));
        }
      }
    }
    return new Listed(one.rules(), one.terms(), one.asset(), later, Long.MAX_VALUE, "");
  }

  /** Fraction digits in which amounts of a settlement asset are summed. */
  int digits(int asset) {
    return listed.stream()
        .filter(one -> one.asset() == asset)
        .mapToInt(one -> NodeLines.digits(one.terms()))
        .max()
        .orElse(0);
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
      terms.ifPresent(
          known -> new ExposureBook(known, LiquidationMode.PRESUMES, new LaterPacks.Unheard()));
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
}
