package io.ringfence.contracts.calculator;

import io.ringfence.domain.calculator.CaseException;
import io.ringfence.domain.calculator.Generation;
import io.ringfence.domain.calculator.RatioDefinition;
import io.ringfence.domain.calculator.Venues;
import io.ringfence.domain.margin.ContractKind;
import io.ringfence.domain.quantity.PositionSide;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The texts of a case that stand for one of a closed set. */
final class Choices {
  private static final Map<String, ContractKind> KINDS =
      Arrays.stream(ContractKind.values())
          .collect(Collectors.toMap(Choices::code, Function.identity()));

  private static final List<String> KIND_CODES =
      Arrays.stream(ContractKind.values()).map(Choices::code).toList();
  private static final List<CaseType> TYPES = List.of(CaseType.values());
  private static final List<Generation> MODELS = List.of(Generation.values());
  private static final List<RatioDefinition> RATIOS = List.of(RatioDefinition.values());
  private static final List<String> SIDES = List.of("long", "short");
  private static final List<String> DIRECTIONS = List.of("buy", "sell");

  private Choices() {}

  static CaseType type(CaseDraft draft) {
    return draft
        .text(Member.TYPE)
        .map(code -> chosen("type", code, CaseType.of(code), TYPES))
        .orElse(CaseType.POSITION);
  }

  static Generation model(CaseDraft draft) {
    return givenModel(draft).orElse(Generation.STANDARD);
  }

  static Optional<Generation> givenModel(CaseDraft draft) {
    return draft.text(Member.MODEL).map(code -> chosen("model", code, Generation.of(code), MODELS));
  }

  static ContractKind kind(CaseDraft draft) {
    return givenKind(draft).orElseThrow(() -> CaseDraft.missing(Member.KIND));
  }

  static Optional<ContractKind> givenKind(CaseDraft draft) {
    return draft
        .text(Member.KIND)
        .map(code -> chosen("kind", code, Optional.ofNullable(KINDS.get(code)), KIND_CODES));
  }

  static String code(ContractKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static PositionSide side(String code) {
    return chosen("side", code, PositionSide.of(code), SIDES);
  }

  /** The side an order is on. */
  static PositionSide direction(String code) {
    Optional<PositionSide> direction =
        switch (code) {
          case "buy" -> Optional.of(PositionSide.LONG);
          case "sell" -> Optional.of(PositionSide.SHORT);
          default -> Optional.empty();
        };
    return chosen("operation.side", code, direction, DIRECTIONS);
  }

  static Optional<RatioDefinition> ratio(CaseDraft draft) {
    return draft
        .text(Member.MARGIN_RATIO_DEF)
        .map(code -> chosen("marginRatioDef", code, RatioDefinition.of(code), RATIOS));
  }

  static String venue(CaseDraft draft) {
    String venue = draft.need(Member.VENUE);
    if (!Venues.knows(venue)) {
      throw new CaseException("venue", "must be a venue the calculator knows, was " + venue);
    }
    return venue;
  }

  private static <T> T chosen(String field, String code, Optional<T> found, List<?> choices) {
    return found.orElseThrow(
        () -> new CaseException(field, "must be one of " + choices + ", was " + code));
  }
}
