package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Figure;
import io.ringfence.domain.calculator.GivenTiers;
import io.ringfence.domain.calculator.OperationQuestion;
import io.ringfence.domain.calculator.PositionQuestion;
import io.ringfence.domain.calculator.TierQuestion;
import io.ringfence.domain.calculator.TierTableQuestion;
import io.ringfence.domain.calculator.Venues;
import io.ringfence.domain.operation.OrderEffects;
import java.io.IOException;
import java.util.List;

/**
 * Reads cases. Strict: a member nobody knows, one that comes twice, is missing or breaks its rule
 * is refused by name; what a published case says about itself ({@code expected}, {@code source} and
 * the like) is passed over.
 */
public final class CaseReader {
  private final PackRules packs;

  /**
   * A reader.
   *
   * @param packs rules of cases that bring no tiers
   */
  public CaseReader(PackRules packs) {
    this.packs = packs;
  }

  /**
   * One case; the parser stands on the start of an object, and afterwards on its end.
   *
   * @throws CaseException naming the field and the rule it breaks; the parser then stands anywhere
   * @throws IOException when it is no JSON
   */
  public Case read(JsonParser parser) throws IOException {
    CaseDraft draft = CaseDraft.read(parser);
    String id = draft.need(Member.ID);
    List<Figure> wanted = draft.wanted();
    try {
      return asked(id, wanted, draft);
    } catch (IllegalArgumentException e) {
      throw CaseException.refused(e);
    }
  }

  private Case asked(String id, List<Figure> wanted, CaseDraft draft) {
    PositionReader reader = new PositionReader(draft, packs);
    return switch (Choices.type(draft)) {
      case POSITION ->
          new Case(
              id,
              wanted,
              new PositionQuestion(reader.held(), reader.rules(), Choices.ratio(draft)),
              reader.origin());
      case OPERATION ->
          new Case(
              id,
              wanted,
              OperationQuestion.of(reader.held(), effects(draft), draft.operation()),
              reader.origin());
      case TIER ->
          new Case(
              id, wanted, new TierQuestion(tiers(reader), reader.held()), RulesOrigin.OF_THE_CASE);
      case TIER_STEP -> new Case(id, wanted, draft.step(), RulesOrigin.OF_THE_CASE);
      case TIER_TABLE ->
          new Case(id, wanted, new TierTableQuestion(tiers(reader)), RulesOrigin.OF_THE_CASE);
    };
  }

  private static OrderEffects effects(CaseDraft draft) {
    String venue = Choices.venue(draft);
    return Venues.orderEffects(venue)
        .orElseThrow(
            () ->
                new CaseException(
                    "venue", "must be one whose order effects are known, was " + venue));
  }

  private static GivenTiers tiers(PositionReader reader) {
    return reader.tiers().orElseThrow(() -> CaseDraft.missing(Member.TIERS));
  }
}
