package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Figure;
import io.ringfence.domain.calculator.GivenRules;
import io.ringfence.domain.calculator.GivenTiers;
import io.ringfence.domain.calculator.Generation;
import io.ringfence.domain.calculator.HeldPosition;
import io.ringfence.domain.calculator.Inputs;
import io.ringfence.domain.calculator.PositionQuestion;
import io.ringfence.domain.calculator.Question;
import io.ringfence.domain.calculator.TierQuestion;
import io.ringfence.domain.calculator.TierTableQuestion;
import io.ringfence.domain.calculator.Venues;
import io.ringfence.domain.margin.Contract;
import io.ringfence.domain.quantity.PositionSide;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads cases. Strict: a member nobody knows, one that comes twice, is missing or breaks its rule is
 * refused by name; what a published case says about itself ({@code expected}, {@code source}, …) is
 * passed over.
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
    requireKnownVenue(draft);
    String type = draft.text(Member.TYPE).orElse("position");
    Question question =
        switch (type) {
          case "position" -> {
            PositionDraft position = new PositionDraft(draft, packs);
            yield position.question();
          }
          default -> throw unknown(Member.TYPE, "position, operation, tier, tierStep, tierTable", type);
        };
    return new Case(id, wanted, question, RulesOrigin.OF_THE_CASE);
  }
}
