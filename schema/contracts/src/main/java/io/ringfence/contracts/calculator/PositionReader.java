package io.ringfence.contracts.calculator;

import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Generation;
import io.ringfence.domain.calculator.GivenRules;
import io.ringfence.domain.calculator.GivenTiers;
import io.ringfence.domain.calculator.HeldPosition;
import io.ringfence.domain.calculator.Input;
import io.ringfence.domain.calculator.Inputs;
import io.ringfence.domain.calculator.Venues;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.margin.MarginModel;
import io.ringfence.domain.quantity.Precision;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The position of a case and its rules: the case's own, or those of a rule pack. */
final class PositionReader {
  private final CaseDraft draft;
  private final Inputs inputs;
  private final String venue;
  private final PackRules.@Nullable Found pack;

  PositionReader(CaseDraft draft, PackRules packs) {
    this.draft = draft;
    this.inputs = draft.inputs();
    this.venue = Choices.venue(draft);
    this.pack =
        draft.tiers().isPresent()
            ? null
            : draft.text(Member.INSTRUMENT).map(it -> packs.find(venue, it)).orElse(null);
  }

  RulesOrigin origin() {
    return pack == null ? RulesOrigin.OF_THE_CASE : pack.origin();
  }

  HeldPosition held() {
    Contract contract = pack == null ? contract() : agreed(pack);
    return new HeldPosition(Choices.side(draft.need(Member.SIDE)), contract, inputs);
  }

  GivenRules rules() {
    if (pack != null) {
      return GivenRules.of(agreedModel(pack), inputs);
    }
    return GivenRules.of(Choices.model(draft), tiers(), Venues.equality(venue), inputs);
  }

  /** The brackets the case brings along. */
  Optional<GivenTiers> tiers() {
    return draft.tiers().map(tiers -> new GivenTiers(Venues.basis(venue), tiers));
  }

  private Contract contract() {
    return new Contract(
        Choices.kind(draft),
        inputs.need(Input.CONTRACT_MULTIPLIER, "a position"),
        Precision.AMOUNT_SCALE);
  }

  /** The pack's contract, which what the case says of it must not contradict. */
  private Contract agreed(PackRules.Found found) {
    Contract contract = found.rules().contract();
    Choices.givenKind(draft)
        .filter(kind -> kind != contract.kind())
        .ifPresent(
            kind -> {
              throw contradiction(
                  Member.KIND.field(), Choices.code(contract.kind()), Choices.code(kind));
            });
    BigDecimal multiplier = contract.multiplier();
    inputs
        .find(Input.CONTRACT_MULTIPLIER)
        .filter(given -> given.compareTo(multiplier) != 0)
        .ifPresent(
            given -> {
              throw contradiction(Input.CONTRACT_MULTIPLIER.field(), multiplier, given);
            });
    return contract;
  }

  private MarginModel agreedModel(PackRules.Found found) {
    MarginModel model = found.rules().model();
    Generation generation = Generation.of(model);
    Choices.givenModel(draft)
        .filter(given -> given != generation)
        .ifPresent(
            given -> {
              throw contradiction(Member.MODEL.field(), generation, given);
            });
    return model;
  }

  private CaseException contradiction(String field, Object packs, Object given) {
    return new CaseException(
        field, "must be %s as in %s, was %s".formatted(packs, origin().rulePack(), given));
  }
}
