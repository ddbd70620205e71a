package io.ringfence.api.margin;

import io.ringfence.contracts.calculator.Answers;
import io.ringfence.domain.calculator.FigureValue;
import io.ringfence.domain.quantity.Precision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The figures of one case, or why it has none. */
@Schema(description = "The figures of one case, or the error that says why it has none.")
record CaseAnswer(
    @Schema(description = "Name of the case; null where it could not be read.") @Nullable String id,
    @Schema(
            description =
                "Each figure by its name: a decimal as text, true or false, an array of decimals,"
                    + " or null. Null where the case is refused.",
            additionalPropertiesSchema = Object.class)
        @Nullable Map<String, @Nullable Object> result,
    @Schema(
            description =
                "Why a figure is null, by its name: `NONE` no positive price, `BANKRUPT`, `FLAT`.")
        @Nullable Map<String, String> why,
    @Schema(description = "Rules it was valued by, `id@version`; null: those of the case.")
        @Nullable String rulePack,
    @Schema(description = "True: they are used outside the time they are evidenced for.")
        boolean extrapolated,
    @Schema(description = "Which field breaks which rule; null where the case is answered.")
        @Nullable String error) {
  static CaseAnswer of(Answers answers) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    Map<String, String> why = new LinkedHashMap<>();
    for (int i = 0; i < answers.values().size(); i++) {
      String figure = answers.asked().wanted().get(i).key();
      FigureValue value = answers.values().get(i);
      result.put(figure, shown(value));
      if (value instanceof FigureValue.Absent(var reason)) {
        why.put(figure, reason.name());
      }
    }
    var rules = answers.asked().rules();
    return new CaseAnswer(
        answers.asked().id(), result, why, rules.rulePack(), rules.extrapolated(), null);
  }

  static CaseAnswer refused(@Nullable String id, String error) {
    return new CaseAnswer(id, null, null, null, false, error);
  }

  private static @Nullable Object shown(FigureValue value) {
    return switch (value) {
      case FigureValue.Decimal(var figure) -> Precision.canonical(figure);
      case FigureValue.Flag(boolean holds) -> holds;
      case FigureValue.Side(var side) -> side.code();
      case FigureValue.Decimals(var figures) -> figures.stream().map(Precision::canonical).toList();
      case FigureValue.Absent _ -> null;
    };
  }
}
