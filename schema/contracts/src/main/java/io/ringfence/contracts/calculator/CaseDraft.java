package io.ringfence.contracts.calculator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Figure;
import io.ringfence.domain.calculator.GivenOrder;
import io.ringfence.domain.calculator.GivenTier;
import io.ringfence.domain.calculator.Input;
import io.ringfence.domain.calculator.Inputs;
import io.ringfence.domain.calculator.TierStepQuestion;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of one case while it is read; each may come once. */
final class CaseDraft {
  private final Map<Member, String> texts = new EnumMap<>(Member.class);
  private final Inputs.Collector decimals = new Inputs.Collector();
  private @Nullable List<Figure> wanted;
  private @Nullable List<GivenTier> tiers;
  private @Nullable TierStepQuestion step;
  private @Nullable GivenOrder operation;
  private long seenMembers;
  private long seenDecimals;

  /**
   * Reads an object; the parser stands on its start, and afterwards on its end.
   *
   * @throws CaseException naming the first member that breaks a rule
   */
  static CaseDraft read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw Values.refused(parser, "the case", "must be an object");
    }
    CaseDraft draft = new CaseDraft();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      parser.nextToken();
      draft.take(name, parser);
    }
    return draft;
  }

  private void take(String name, JsonParser parser) throws IOException {
    Input input = Member.decimal(name);
    if (input != null) {
      seenDecimals = once(seenDecimals, input.ordinal(), name);
      if (!Values.isNull(parser)) {
        decimals.with(input, Values.decimal(parser, name));
      }
      return;
    }
    Member member = Member.named(name);
    if (member == null) {
      throw new CaseException(shown(name), "is no field of a case");
    }
    seenMembers = once(seenMembers, member.ordinal(), name);
    if (!Values.isNull(parser)) {
      take(member, parser);
    }
  }

  private void take(Member member, JsonParser parser) throws IOException {
    switch (member) {
      case ID -> texts.put(member, id(parser));
      case TYPE, VENUE, INSTRUMENT, MODEL, KIND, SIDE, MARGIN_RATIO_DEF ->
          texts.put(member, Values.text(parser, member.field()));
      case WANTED -> wanted = WantedReader.read(parser);
      case TIERS -> tiers = TierReader.read(parser);
      case OPERATION -> operation = Order.read(parser);
      case STEP -> step = Step.read(parser);
      case TIERS_REF, EXPECTED, TOLERANCE, SOURCE, BASIS, NOTE, DISPUTED, INFERRED_INPUTS ->
          parser.skipChildren();
    }
  }

  /** A text, or a whole number that is taken as one. */
  static String id(JsonParser parser) throws IOException {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
        ? parser.getText()
        : Values.text(parser, Member.ID.field());
  }

  private static long once(long seen, int ordinal, String name) {
    long bit = 1L << ordinal;
    if ((seen & bit) != 0) {
      throw new CaseException(name, "must be there once");
    }
    return seen | bit;
  }

  private static String shown(String name) {
    return name.length() <= 40 ? name : name.substring(0, 40) + "...";
  }

  Optional<String> text(Member member) {
    return Optional.ofNullable(texts.get(member));
  }

  String need(Member member) {
    return text(member).orElseThrow(() -> missing(member));
  }

  Inputs inputs() {
    return decimals.inputs();
  }

  List<Figure> wanted() {
    if (wanted == null) {
      throw missing(Member.WANTED);
    }
    return wanted;
  }

  /** The brackets; empty where the case has none, or an empty list. */
  Optional<List<GivenTier>> tiers() {
    return Optional.ofNullable(tiers).filter(given -> !given.isEmpty());
  }

  TierStepQuestion step() {
    if (step == null) {
      throw missing(Member.STEP);
    }
    return step;
  }

  GivenOrder operation() {
    if (operation == null) {
      throw missing(Member.OPERATION);
    }
    return operation;
  }

  static CaseException missing(Member member) {
    return new CaseException(member.field(), "must be given");
  }
}
