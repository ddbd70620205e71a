package io.ringfence.streaming.live;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.engine.BookListener;
import io.ringfence.domain.engine.ContractTerms;
import io.ringfence.domain.engine.ExposureBook;
import io.ringfence.domain.engine.LiquidationMode;
import io.ringfence.domain.engine.NodeLines;
import io.ringfence.domain.exposure.AlertLevels;
import io.ringfence.domain.exposure.EngineTerms;
import io.ringfence.domain.margin.MarginRules;
import io.ringfence.streaming.intake.GivenPacks;
import io.ringfence.streaming.intake.InputFileException;
import io.ringfence.streaming.intake.Instants;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which rules may follow those a run was begun with: they must fit the numbers that stand in its
 * state. What fits is a change of tiers, rates, fees, equality and of who pays funding.
 *
 * @param plan of the run
 * @param table its instruments
 */
record LaterPacks(LivePlan plan, InstrumentTable table) {
  /** Why a pack that came since is not taken; empty where it is. */
  Optional<String> refusal(String document) {
    if (plan.documents().contains(document) || plan.later().contains(document)) {
      return Optional.empty();
    }
    RulePack pack = GivenPacks.parsed("a rule pack of the topics", document);
    if (Instants.micros(pack.effectiveFrom()) <= plan.atMicros()) {
      return Optional.of(
          "effectiveFrom must lie after the first instant of the run, %s, was %s"
              .formatted(Instants.instant(plan.atMicros()), pack.effectiveFrom()));
    }
    for (InstrumentTable.Listed listed : table.listed()) {
      Optional<String> refused =
          listed.rules().instrument().venue().equals(pack.venue())
              ? pack.perpetual(listed.rules().instrument().symbol())
                  .flatMap(rules -> refusal(listed, rules))
              : Optional.empty();
      if (refused.isPresent()) {
        return refused;
      }
    }
    return fits(document);
  }

  private Optional<String> fits(String document) {
    List<String> documents = new ArrayList<>(plan.documents());
    documents.addAll(plan.later());
    documents.add(document);
    try {
      var _ = GivenPacks.beside(documents);
      return Optional.empty();
    } catch (InputFileException refused) {
      return Optional.of(String.valueOf(refused.getMessage()));
    }
  }

  private Optional<String> refusal(InstrumentTable.Listed listed, MarginRules rules) {
    try {
      var _ = terms(listed, rules);
      return Optional.empty();
    } catch (IllegalArgumentException refused) {
      return Optional.of("%s: %s".formatted(rules.instrument(), refused.getMessage()));
    }
  }

  /**
   * The terms of rules that follow.
   *
   * @throws IllegalArgumentException saying what must stay
   */
  ContractTerms terms(InstrumentTable.Listed listed, MarginRules rules) {
    ContractTerms first = listed.terms();
    ContractTerms terms =
        EngineTerms.of(rules, AlertLevels.DEFAULT, plan.measure(rules.instrument().toString()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "its formula must have an index over the mark, %s has none"
                            .formatted(rules.model().getClass().getSimpleName())));
    require("contract", first.kind() == terms.kind());
    require("contract", rules.contract().equals(listed.rules().contract()));
    require("kind of schedule", first.levels().equals(terms.levels()));
    require("digits", first.scales().equals(terms.scales()));
    require("digits", ExposureBook.fundingDigits(first) == ExposureBook.fundingDigits(terms));
    int most = table.digits(listed.asset());
    if (NodeLines.digits(terms) > most) {
      throw new IllegalArgumentException(
          "sums of %s must have at most %s digits in this run, needs %s"
              .formatted(rules.settlementAsset(), most, NodeLines.digits(terms)));
    }
    // A book refuses terms whose keys have no room.
    var _ = new ExposureBook(terms, LiquidationMode.PRESUMES, new Unheard());
    return terms;
  }

  private static void require(String what, boolean stays) {
    if (!stays) {
      throw new IllegalArgumentException(
          "the %s must stay what it was when the run was begun".formatted(what));
    }
  }

  /** All packs, those that came since among them. */
  static RulePacks all(LivePlan plan) {
    List<String> documents = new ArrayList<>(plan.documents());
    documents.addAll(plan.later());
    return GivenPacks.beside(documents);
  }

  /** Hears nothing: a book that was only laid out has nothing to say. */
  record Unheard() implements BookListener {
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
