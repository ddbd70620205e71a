package io.ringfence.api.reallocation;

import io.ringfence.domain.outcome.OfferStep;
import io.ringfence.domain.outcome.Status;
import io.ringfence.reporting.evidence.MoveLedger;
import io.ringfence.reporting.report.MoveBatch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A move of a batch as it is shown. */
@Schema(name = "BatchMove", description = "A move of a batch, and where it stands.")
record MoveAnswer(
    @Schema(description = "Counts from 1.") int number,
    @Schema(description = "`defend`, `harvest` or `press`.") String policy,
    @Schema(description = "`FEASIBLE`: what is not is no part of a batch when it is drawn up.")
        String feasibility,
    @Schema(description = "Margin to move.") BigDecimal amount,
    @Schema(description = "Where it comes from, in words.") String source,
    @Schema(description = "The position that gives; null: none does.") @Nullable Side from,
    @Schema(description = "The position that receives; null: the free balance.") @Nullable Side to,
    @Schema(description = "Why, in words.") String reason,
    @Schema(description = "What makes it void.") String voidIf,
    @Schema(description = "`PROPOSED`, `ACCEPTED`, `REJECTED` or `EXPIRED`.") String state,
    @Schema(description = "Since when.") Instant since,
    @Schema(description = "Who answered, or why it expired; null: it is open.")
        @Nullable String because,
    @Schema(description = "What the wallets say of it: made, partly, not made; null: not yet.")
        @Nullable String made) {
  private static final String FEASIBLE = "FEASIBLE";

  /** A position that a move touches. */
  @Schema(name = "BatchMoveSide", description = "A position a move touches.")
  record Side(
      @Schema(description = "Its key.") String position,
      @Schema(description = "Its mark.") BigDecimal mark,
      @Schema(description = "Its wallet before the move, earlier moves of the batch included.")
          BigDecimal isolatedMargin,
      @Schema(description = "null: none.") @Nullable BigDecimal liquidationPriceBefore,
      @Schema(description = "null: none.") @Nullable BigDecimal liquidationPriceAfter) {
    static Side of(MoveBatch.Leg leg) {
      return new Side(
          leg.position(),
          leg.mark(),
          leg.wallet(),
          leg.liquidationBefore().orElse(null),
          leg.liquidationAfter().orElse(null));
    }
  }

  static MoveAnswer of(MoveLedger.Held held, MoveBatch.Move move) {
    Status status = held.offer().statusOf(move.number());
    return new MoveAnswer(
        move.number(),
        move.policy(),
        FEASIBLE,
        move.amount(),
        move.source(),
        move.from().map(Side::of).orElse(null),
        move.to().map(Side::of).orElse(null),
        move.reason(),
        move.voidIf(),
        state(status),
        status.at(),
        because(status),
        held.offer()
            .observationOf(move.number())
            .map(OfferStep.Observed::made)
            .map(Enum::name)
            .orElse(null));
  }

  private static String state(Status status) {
    return switch (status) {
      case Status.Proposed _ -> "PROPOSED";
      case Status.Accepted _ -> "ACCEPTED";
      case Status.Rejected _ -> "REJECTED";
      case Status.Expired _ -> "EXPIRED";
    };
  }

  private static @Nullable String because(Status status) {
    return switch (status) {
      case Status.Proposed _ -> null;
      case Status.Accepted it -> "by " + it.by();
      case Status.Rejected it -> "by %s: %s".formatted(it.by(), it.why());
      case Status.Expired it -> it.cause().name();
    };
  }
}
