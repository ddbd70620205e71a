package io.ringfence.api.position;

import io.ringfence.api.question.Asked;
import io.ringfence.domain.explain.Explainer;
import io.ringfence.domain.explain.MarginExplanation;
import io.ringfence.domain.explain.WorkingLine;
import io.ringfence.domain.margin.MarginExposure;
import io.ringfence.reporting.report.PositionLine;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A position and how its figures come about. */
@Schema(
    name = "PositionExplained",
    description = "A position and how each of its figures comes about.")
record PositionAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant the figures are true for.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    PositionFigures position,
    @Schema(description = "Of every figure how it comes about; empty without a mark.")
        List<Explanation> explanations) {
  static PositionAnswer of(Asked asked, PositionLine line, PositionFigures figures) {
    return new PositionAnswer(
        asked.runId(), asked.asOf(), asked.asKnown(), figures, explanations(line));
  }

  private static List<Explanation> explanations(PositionLine line) {
    MarginExposure exposure = line.exposure();
    if (exposure == null) {
      return List.of();
    }
    Optional<BigDecimal> paidIn = Optional.of(line.row().economics().lifetimeCap());
    return new Explainer(line.rules(), exposure, paidIn, List.of())
        .all().stream().map(Explanation::of).toList();
  }

  /** How one figure comes about. */
  @Schema(description = "How one figure comes about.")
  record Explanation(
      @Schema(description = "Which figure, for example `LIQUIDATION_PRICE`.") String figure,
      @Schema(description = "The figure as it is shown; null: there is none.")
          @Nullable BigDecimal value,
      @Schema(description = "Why there is none; null: there is.") @Nullable String because,
      @Schema(description = "Digits and direction it was rounded to, in words.") String rounding,
      @Schema(description = "Inputs and steps in the order a person would write them.")
          List<Working> lines) {
    static Explanation of(MarginExplanation explained) {
      return switch (explained.outcome()) {
        case MarginExplanation.Outcome.Is(var value) -> of(explained, value, null);
        case MarginExplanation.Outcome.IsNone(String because) -> of(explained, null, because);
      };
    }

    private static Explanation of(
        MarginExplanation explained, @Nullable BigDecimal value, @Nullable String because) {
      return new Explanation(
          explained.figure().name(),
          value,
          because,
          explained.rounding(),
          explained.lines().stream().map(Working::of).toList());
    }
  }

  /** A line of it. */
  @Schema(description = "One line of a working.")
  record Working(
      @Schema(description = "`INPUT` or `STEP`.") String kind,
      @Schema(description = "As the margin model writes it.") String symbol,
      @Schema(description = "In words.") String meaning,
      @Schema(description = "How it was worked out; empty for what was given.") String formula,
      @Schema(description = "Plain digits; an ellipsis after 18 of them where it goes on.")
          String value) {
    static Working of(WorkingLine line) {
      return new Working(
          line.kind().name(), line.symbol(), line.meaning(), line.formula(), line.shown());
    }
  }
}
