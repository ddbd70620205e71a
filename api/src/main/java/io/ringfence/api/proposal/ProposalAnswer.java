package io.ringfence.api.proposal;

import io.ringfence.domain.proposal.Fact;
import io.ringfence.domain.proposal.ProposalState;
import io.ringfence.domain.proposal.ProposalStep;
import io.ringfence.reporting.evidence.HandOffs;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A proposal as it is shown to one caller. */
@Schema(name = "Proposal", description = "Something proposed, and what was decided on it.")
public record ProposalAnswer(
    @Schema(description = "Its name, `P-` and a number.") String id,
    @Schema(description = "`budget`, `reallocation`, `ticket` or `defaults`.") String kind,
    @Schema(description = "Risk node whose desk it is of.") String node,
    @Schema(
            description =
                "PROPOSED: waits for another person. CLEARED: breaks no hard budget, nobody else"
                    + " has to agree. APPROVED, REJECTED, WITHDRAWN: decided. LAPSED: what it was"
                    + " made against had changed. EXPIRED: nobody decided in time.")
        ProposalState state,
    @Schema(description = "Why, in the words of who made it.") String reason,
    @Schema(description = "Until when it can be decided on; null: nobody has to.")
        @Nullable Instant decideBy,
    @Schema(description = "SHA-256 of what was proposed; an approval must name it.")
        String payloadHash,
    @Schema(description = "Run it was made by.") String run,
    @Schema(description = "Instant of that run it was made by.") Instant asOf,
    @Schema(description = "What was asked for, by the names of the request.")
        Map<String, String> request,
    @Schema(
            description = "What it says; figures of nodes beyond the caller's desks are null.",
            additionalPropertiesSchema = Object.class)
        Map<String, @Nullable Object> content,
    @Schema(description = "What it was made against; it lapses where that has changed.")
        List<Based> facts,
    @Schema(description = "What was done to it, in order of time.") List<Done> steps,
    @Schema(description = "Roles that may approve it.") List<String> checkers,
    @Schema(description = "Where it went; null: nowhere, or not yet.") @Nullable Sent handOff,
    @Schema(description = "Whether the caller may approve it now.") boolean mayApprove,
    @Schema(description = "Why not; null: they may.") @Nullable String mayNotApprove,
    @Schema(description = "Whether the caller may withdraw it now.") boolean mayWithdraw) {
  /** Something it was made against. */
  @Schema(name = "ProposalFact", description = "Something a proposal was made against.")
  public record Based(
      @Schema(description = "What.") String name,
      @Schema(description = "What it was; null: none, unknown, or not for the caller to see.")
          @Nullable String value,
      @Schema(description = "Fraction by which it may move; null: not at all.")
          @Nullable BigDecimal tolerance) {
    static Based of(Fact fact, boolean seesAll) {
      return new Based(
          fact.name(), fact.secret() && !seesAll ? null : fact.value(), fact.tolerance());
    }
  }

  /** A step. */
  @Schema(name = "ProposalStep", description = "Something that was done to a proposal.")
  public record Done(
      @Schema(
              description =
                  "`Proposed`, `Cleared`, `Approved`, `Rejected`, `Withdrawn` or `Lapsed`.")
          String step,
      @Schema(description = "When.") Instant at,
      @Schema(description = "Who, by the name of the person; null: nobody, it was found.")
          @Nullable String by,
      @Schema(description = "What was said, or found.") String text) {
    static Done of(ProposalStep step) {
      return switch (step) {
        case ProposalStep.Proposed it -> done(it, it.by().toString(), it.reason());
        case ProposalStep.Cleared it -> done(it, it.by().toString(), it.reason());
        case ProposalStep.Approved it -> done(it, it.by().toString(), it.comment());
        case ProposalStep.Rejected it -> done(it, it.by().toString(), it.comment());
        case ProposalStep.Withdrawn it -> done(it, it.by().toString(), it.comment());
        case ProposalStep.Lapsed it -> done(it, null, it.reason());
      };
    }

    private static Done done(ProposalStep step, @Nullable String by, String text) {
      return new Done(step.getClass().getSimpleName(), step.at(), by, text);
    }
  }

  /** A hand-off. */
  @Schema(name = "HandOff", description = "What went to whoever carries it out.")
  public record Sent(
      @Schema(description = "Counts from 1 without a gap.") long number,
      @Schema(description = "File in the folder `handoff`.") String file,
      @Schema(description = "SHA-256 of it.") String sha256,
      @Schema(description = "When.") Instant at) {
    static @Nullable Sent of(HandOffs.@Nullable HandOff it) {
      return it == null ? null : new Sent(it.number(), it.file(), it.sha256(), it.at());
    }
  }
}
