package io.ringfence.api.incident;

import io.ringfence.domain.incident.IncidentStep;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step of an incident as it is shown. */
@Schema(name = "IncidentStep", description = "A step of an incident.")
record IncidentStepFigures(
    @Schema(description = "When it was recorded.") Instant at,
    @Schema(
            description =
                "`ACKNOWLEDGED`, `CLASSIFIED`, `ATTACHED`, `COMMENTED`, `ESCALATED`,"
                    + " `BREACH_ENDED` or `RESOLVED`.")
        String step,
    @Schema(description = "Person, by a pseudonymous id, and for whom; null: nobody did it.")
        @Nullable String by,
    @Schema(description = "Cause, resolution, file with its SHA-256, who was called, or ending.")
        String what,
    @Schema(description = "Comment; empty: none.") String comment) {
  static IncidentStepFigures of(IncidentStep step) {
    return switch (step) {
      case IncidentStep.Acknowledged it ->
          by(it, "ACKNOWLEDGED", it.by().toString(), "", it.comment());
      case IncidentStep.Classified it ->
          by(it, "CLASSIFIED", it.by().toString(), it.cause().name(), it.comment());
      case IncidentStep.Attached it ->
          by(it, "ATTACHED", it.by().toString(), it.name() + " " + it.sha256(), "");
      case IncidentStep.Commented it -> by(it, "COMMENTED", it.by().toString(), "", it.comment());
      case IncidentStep.Escalated it -> by(it, "ESCALATED", null, it.escalation().to(), "");
      case IncidentStep.BreachEnded it -> by(it, "BREACH_ENDED", null, it.ending(), "");
      case IncidentStep.Resolved it ->
          by(it, "RESOLVED", it.by().toString(), it.resolution().name(), it.comment());
    };
  }

  private static IncidentStepFigures by(
      IncidentStep step, String name, @Nullable String by, String what, String comment) {
    return new IncidentStepFigures(step.at(), name, by, what, comment);
  }
}
