package io.ringfence.api.reallocation;

import io.ringfence.domain.reallocation.Batch;
import io.ringfence.domain.reallocation.BurnTail;
import io.ringfence.domain.reallocation.Certificate;
import io.ringfence.domain.reallocation.Containment;
import io.ringfence.domain.reallocation.Trigger;
import io.ringfence.reporting.evidence.MoveLedger;
import io.ringfence.reporting.report.MoveBatch;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A batch of moves as it is shown. */
@Schema(name = "MoveBatch", description = "Moves of one pool that were proposed together.")
record MoveBatchAnswer(
    @Schema(description = "Its name, for example `M-12`.") String id,
    @Schema(description = "Run it was drawn up of.") String run,
    @Schema(description = "Instant of the run it was computed for.") Instant decidedAt,
    @Schema(description = "From when on it is void.") Instant validUntil,
    @Schema(description = "Who proposed it.") String by,
    @Schema(description = "SHA-256 of all it says: what an answer to it names.") String payloadHash,
    @Schema(description = "Desk of the pool.") String desk,
    @Schema(description = "Venue of the pool.") String venue,
    @Schema(description = "Account of the pool.") String account,
    @Schema(description = "Asset of every amount.") String settlementAsset,
    @Schema(description = "What called for it, in order of time.") List<Call> calls,
    @Schema(description = "Its moves.") List<MoveAnswer> moves,
    @Schema(description = "What the pool burns at shocks and in recorded crashes.")
        List<Burned> burned,
    @Schema(
            description =
                "Expected shortfall at 97.5 % over joint windows without the batch; null: unknown.")
        @Nullable BigDecimal shortfallBefore,
    @Schema(description = "The same with it; null: unknown.") @Nullable BigDecimal shortfallAfter,
    @Schema(description = "Whether only the risk desk may accept moves of it.")
        boolean needsRiskDesk,
    @Schema(description = "Ranks of its objective, the first first; empty: none was kept.")
        List<Rank> certificate) {
  /** Something that called for a batch. */
  @Schema(name = "MoveBatchCall", description = "What called for a batch of moves.")
  record Call(
      @Schema(description = "Why: the schedule, an event, or a person.") Trigger.Reason reason,
      @Schema(description = "When it happened.") Instant at,
      @Schema(description = "What happened; empty: time passed.") String what) {
    static Call of(MoveBatch.Call call) {
      return new Call(call.reason(), call.at(), call.what());
    }
  }

  /** What a pool burns. */
  @Schema(name = "MoveBatchBurn", description = "Margin a pool burns, without a batch and with it.")
  record Burned(
      @Schema(description = "A recorded crash by its day, or `shock`.") String scenario,
      @Schema(description = "Relative change of every mark; null: a recorded crash.")
          @Nullable BigDecimal shock,
      @Schema(description = "Without the moves.") BigDecimal before,
      @Schema(description = "With them.") BigDecimal after) {
    static Burned of(Batch.Gate gate) {
      return new Burned("shock", gate.shock(), gate.burnedBefore(), gate.burnedAfter());
    }

    static Burned of(Containment.Burn burn) {
      return new Burned(burn.window(), null, burn.before(), burn.after());
    }
  }

  /** A rank of a certificate. */
  @Schema(name = "MoveBatchRank", description = "One rank of the objective of a batch.")
  record Rank(
      @Schema(description = "What is optimised.") String objective,
      @Schema(description = "What the batch comes to.") BigDecimal reached,
      @Schema(description = "What no batch can exceed, of what is to be small: undercut.")
          BigDecimal bound,
      @Schema(description = "How far the two are apart.") BigDecimal gap,
      @Schema(description = "KKT residual of the continuous kernel, a share.") BigDecimal residual,
      @Schema(description = "Whether the residual is at most 1e-9.") boolean proved,
      @Schema(description = "Constraints that bind.") List<String> binding) {
    static Rank of(Certificate.Rank rank) {
      return new Rank(
          rank.objective(),
          rank.reached(),
          rank.bound(),
          rank.gap(),
          rank.residual(),
          rank.isProved(),
          rank.binding());
    }
  }

  static MoveBatchAnswer of(MoveLedger.Held held) {
    MoveBatch batch = held.batch();
    Optional<BurnTail> joint = batch.tail().flatMap(MoveBatch.Tail::joint);
    return new MoveBatchAnswer(
        held.offer().id(),
        batch.run(),
        batch.decidedAt(),
        batch.validUntil(),
        held.offer().proposal().by().toString(),
        held.offer().proposal().payloadHash(),
        batch.pool().desk(),
        batch.pool().venue(),
        batch.pool().account(),
        batch.pool().settlementAsset(),
        batch.calls().stream().map(Call::of).toList(),
        batch.moves().stream().map(move -> MoveAnswer.of(held, move)).toList(),
        burned(batch),
        joint.flatMap(BurnTail::before).orElse(null),
        joint.flatMap(BurnTail::after).orElse(null),
        batch.needsRiskDesk(),
        batch
            .certificate()
            .map(it -> it.ranks().stream().map(Rank::of).toList())
            .orElse(List.of()));
  }

  private static List<Burned> burned(MoveBatch batch) {
    List<Burned> burned = new ArrayList<>();
    batch.gates().forEach(gate -> burned.add(Burned.of(gate)));
    batch.tail().ifPresent(tail -> tail.crashes().forEach(it -> burned.add(Burned.of(it))));
    return burned;
  }
}
