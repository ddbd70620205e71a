package io.ringfence.api.reallocation;

import io.ringfence.api.question.Asked;
import io.ringfence.api.wire.ListAnswer;
import io.ringfence.reporting.query.SuggestionGatesQuery;
import io.ringfence.reporting.query.SuggestionsQuery;
import io.ringfence.reporting.report.Proposals;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is suggested at one instant. */
@Schema(name = "Suggestions", description = "Margin moves suggested at one instant.")
record SuggestionsAnswer(
    @Schema(description = "Name of the run.") String run,
    @Schema(description = "Instant they are computed for.") Instant asOf,
    @Schema(description = "What was recorded later is left out; null: nothing is.")
        @Nullable Instant asKnown,
    @Schema(description = "Moves, and positions for which none is feasible.")
        List<Suggestion> suggestions,
    @Schema(description = "What each pool burns at shocks, before and after its moves.")
        List<Gate> gates)
    implements ListAnswer<SuggestionsAnswer.Suggestion> {
  @Override
  public List<Suggestion> rows() {
    return suggestions;
  }

  /** A move, or why there is none. */
  @Schema(name = "Suggestion", description = "A suggested move, or the reason why there is none.")
  record Suggestion(
      @Schema(description = "Counts from 1.") long number,
      @Schema(description = "Desk of the pool.") String desk,
      @Schema(description = "Venue of the pool.") String venue,
      @Schema(description = "Account of the pool.") String account,
      @Schema(description = "Asset of every amount.") String settlementAsset,
      @Schema(description = "`FEASIBLE`, or why nothing is suggested.") String feasibility,
      @Schema(description = "`defend`, `retreat`, `harvest` or `press`.") String policy,
      @Schema(description = "Margin to move; 0 where nothing is suggested.") BigDecimal amount,
      @Schema(description = "Who gives; null: the free balance, or nothing is suggested.")
          @Nullable Side from,
      @Schema(description = "Who receives, or whose distance is short.") Side to,
      @Schema(description = "Quantity to close instead; null: no reduction helps.")
          @Nullable BigDecimal reduceQuantity,
      @Schema(description = "Why, in words.") String reason,
      @Schema(description = "What makes it void.") String voidIf) {
    static Suggestion of(SuggestionsQuery.Row row) {
      SuggestionsQuery.Rival rival = row.rival();
      SuggestionsQuery.Side donor = row.from();
      return new Suggestion(
          row.number(),
          row.pool().desk(),
          row.pool().venue(),
          row.pool().account(),
          row.pool().settlementAsset(),
          row.feasibility(),
          row.policy(),
          row.amount(),
          donor == null ? null : Side.of(donor),
          Side.of(row.to()),
          rival == null ? null : rival.quantity(),
          row.reason(),
          row.voidIf());
    }
  }

  /** A side of a move. */
  @Schema(name = "SuggestionSide", description = "A position before and after a suggested move.")
  record Side(
      @Schema(description = "Its key, or `free balance`.") String position,
      @Schema(description = "null: none.") @Nullable BigDecimal liquidationPriceBefore,
      @Schema(description = "null: none.") @Nullable BigDecimal liquidationPriceAfter,
      @Schema(description = "Fraction of the mark; null: none.")
          @Nullable BigDecimal distanceBefore,
      @Schema(description = "Fraction of the mark; null: none.")
          @Nullable BigDecimal distanceAfter) {
    static Side of(SuggestionsQuery.Side side) {
      return new Side(
          side.position(),
          side.liquidationPriceBefore(),
          side.liquidationPriceAfter(),
          side.distanceBefore(),
          side.distanceAfter());
    }
  }

  /** A gate. */
  @Schema(name = "SuggestionGate", description = "What a pool burns at a shock.")
  record Gate(
      @Schema(description = "Desk of the pool.") String desk,
      @Schema(description = "Account of the pool.") String account,
      @Schema(description = "Relative change of every mark.") BigDecimal shock,
      @Schema(description = "Without the moves.") BigDecimal burnedBefore,
      @Schema(description = "With them.") BigDecimal burnedAfter,
      @Schema(description = "Whether that is more.") boolean burnsMore) {
    static Gate of(SuggestionGatesQuery.Row row) {
      return new Gate(
          row.pool().desk(),
          row.pool().account(),
          row.shock(),
          row.burnedBefore(),
          row.burnedAfter(),
          row.burnsMore());
    }
  }

  static SuggestionsAnswer of(Asked asked, Proposals suggested) {
    return new SuggestionsAnswer(
        asked.runId(),
        asked.asOf(),
        asked.asKnown(),
        suggested.suggestions().stream().map(Suggestion::of).toList(),
        suggested.gates().stream().map(Gate::of).toList());
  }
}
