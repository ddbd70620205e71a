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

  private Choices() {}

  static CaseType type(CaseDraft draft) {
    return draft
        .text(Member.TYPE)
        .map(code -> chosen("type", code, CaseType.of(code), List.of(CaseType.values())))
        .orElse(CaseType.POSITION);
  }

  static Generation model(CaseDraft draft) {
    return givenModel(draft).orElse(Generation.STANDARD);
  }

  static Optional<Generation> givenModel(CaseDraft draft) {
    return draft
        .text(Member.MODEL)
        .map(code -> chosen("model", code, Generation.of(code), List.of(Generation.values())));
  }

  static ContractKind kind(CaseDraft draft) {
    return givenKind(draft).orElseThrow(() -> CaseDraft.missing(Member.KIND));
  }

  static Optional<ContractKind> givenKind(CaseDraft draft) {
    List<String> codes = Arrays.stream(ContractKind.values()).map(Choices::code).toList();
    return draft
        .text(Member.KIND)
        .map(code -> chosen("kind", code, Optional.ofNullable(KINDS.get(code)), codes));
  }

  static String code(ContractKind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static PositionSide side(String code) {
    return chosen("side", code, PositionSide.of(code), List.of("long", "short"));
  }

  /** The side an order is on. */
  static PositionSide direction(String code) {
    Optional<PositionSide> direction =
        switch (code) {
          case "buy" -> Optional.of(PositionSide.LONG);
          case "sell" -> Optional.of(PositionSide.SHORT);
          default -> Optional.empty();
        };
    return chosen("operation.side", code, direction, List.of("buy", "sell"));
  }

  static Optional<RatioDefinition> ratio(CaseDraft draft) {
    return draft
        .text(Member.MARGIN_RATIO_DEF)
        .map(
            code ->
                chosen(
                    "marginRatioDef",
                    code,
                    RatioDefinition.of(code),
                    List.of(RatioDefinition.values())));
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
