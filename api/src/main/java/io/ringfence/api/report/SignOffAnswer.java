package io.ringfence.api.report;

import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.signoff.SignOffState;
import io.ringfence.domain.signoff.SignOffStep;
import io.ringfence.reporting.evidence.SignOffs;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How far a report's sign-off has come. */
@Schema(description = "How far a report's sign-off has come.")
record SignOffAnswer(
    @Schema(description = "Name of the report.") String report,
    @Schema(description = "SHA-256 of what is signed off.") String payloadHash,
    @Schema(description = "`DRAFT`, `PREPARED`, `APPROVED`, `REJECTED` or `LAPSED`.")
        SignOffState state,
    @Schema(description = "Every step, in order of time.") List<Step> steps) {
  /** A step. */
  @Schema(name = "SignOffStep", description = "A step of a sign-off.")
  record Step(
      @Schema(description = "When it was recorded.") Instant at,
      @Schema(description = "`PREPARED`, `APPROVED`, `REJECTED`, `COMMENTED` or `LAPSED`.")
          String step,
      @Schema(description = "Person, by a pseudonymous id, and for whom; null: nobody did it.")
          @Nullable String by,
      @Schema(description = "Comment, or why it lapsed; empty: none.") String comment,
      @Schema(description = "Until when it stands; null: it does not run out.")
          @Nullable Instant until) {
    static Step of(SignOffStep step) {
      return switch (step) {
        case SignOffStep.Prepared it ->
            new Step(it.at(), "PREPARED", name(it.by()), it.comment(), it.decideBy());
        case SignOffStep.Approved it ->
            new Step(it.at(), "APPROVED", name(it.by()), it.comment(), it.validUntil());
        case SignOffStep.Rejected it ->
            new Step(it.at(), "REJECTED", name(it.by()), it.comment(), null);
        case SignOffStep.Commented it ->
            new Step(it.at(), "COMMENTED", name(it.by()), it.comment(), null);
        case SignOffStep.Lapsed it -> new Step(it.at(), "LAPSED", null, it.reason(), null);
      };
    }

    private static String name(Actor actor) {
      return actor.toString();
    }
  }

  static SignOffAnswer of(
      ReportJob.Issued issued, String id, Optional<SignOffs.Held> held, Instant at) {
    return new SignOffAnswer(
        id,
        issued.payloadHash(),
        held.map(it -> it.signOff().stateAt(at)).orElse(SignOffState.DRAFT),
        held.map(it -> it.signOff().steps().stream().map(Step::of).toList()).orElse(List.of()));
  }
}
