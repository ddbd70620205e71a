package io.ringfence.api.incident;

import io.ringfence.domain.incident.BreachRef;
import io.ringfence.domain.incident.Cause;
import io.ringfence.domain.incident.Escalation;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentState;
import io.ringfence.domain.incident.IncidentStep;
import io.ringfence.domain.incident.Resolution;
import io.ringfence.reporting.evidence.OfficeWords;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An incident as it is shown. */
@Schema(name = "Incident", description = "An incident from a breach.")
record IncidentFigures(
    @Schema(description = "Its name, for example `I-12`.") String id,
    @Schema(description = "The breach it is about.") Breach breach,
    @Schema(description = "When it was raised: its clocks run from here.") Instant raisedAt,
    @Schema(description = "How far it has come.") IncidentState state,
    @Schema(description = "When somebody took it on; null: nobody has.")
        @Nullable Instant acknowledgedAt,
    @Schema(description = "Root cause as it was judged last; null: nobody has.")
        @Nullable Cause cause,
    @Schema(description = "How it came to its end; null: it has not.")
        @Nullable Resolution resolution,
    @Schema(description = "When it came to its end; null: it has not.")
        @Nullable Instant resolvedAt,
    @Schema(description = "Clocks that run: what is waited for, until when, who is called then.")
        List<Clock> clocks,
    @Schema(description = "Calls that were made because a clock ran out.") List<Clock> escalations,
    @Schema(description = "Every step, in order of time.") List<IncidentStepFigures> steps) {
  /** A breach. */
  @Schema(name = "IncidentBreach", description = "The breach an incident is about.")
  record Breach(
      @Schema(description = "Run it was recorded in.") String run,
      @Schema(description = "Node of the budget.") String node,
      @Schema(description = "What is limited.") String metric,
      @Schema(description = "Currency of the limits; empty for counts and fractions.")
          String currency,
      @Schema(description = "Which of the node's positions count; empty: all.") String scope,
      @Schema(description = "Which breach of the budget, from 1.") long number,
      @Schema(description = "First instant of use above the limit.") Instant openedAt,
      @Schema(description = "When it ended; null: it has not.") @Nullable Instant endedAt,
      @Schema(description = "How it ended; null: it has not.") @Nullable String ending) {
    static Breach of(BreachRef breach, Optional<IncidentStep.BreachEnded> end) {
      return new Breach(
          breach.run(),
          breach.node(),
          breach.metric(),
          breach.currency(),
          breach.scope(),
          breach.number(),
          breach.openedAt(),
          end.map(IncidentStep.BreachEnded::endedAt).orElse(null),
          end.map(IncidentStep.BreachEnded::ending).orElse(null));
    }
  }

  /** A clock. */
  @Schema(name = "IncidentClock", description = "A clock of an incident.")
  record Clock(
      @Schema(description = "What is waited for.") Escalation.Clock clock,
      @Schema(description = "Which call of this clock, from 1.") int level,
      @Schema(description = "Who is called.") String to,
      @Schema(description = "When it runs out.") Instant dueAt) {
    static Clock of(Escalation escalation) {
      return new Clock(escalation.clock(), escalation.level(), escalation.to(), escalation.dueAt());
    }
  }

  static IncidentFigures of(Incident incident) {
    return new IncidentFigures(
        incident.id(),
        Breach.of(incident.breach(), incident.breachEnd()),
        incident.raisedAt(),
        incident.state(),
        incident.acknowledgedAt().orElse(null),
        incident.cause().orElse(null),
        incident.resolution().map(IncidentStep.Resolved::resolution).orElse(null),
        incident.resolvedAt().orElse(null),
        // As if nothing were done any more: what then would run out.
        incident.dueAt(Instant.MAX).stream().map(Clock::of).toList(),
        OfficeWords.escalations(incident).stream().map(Clock::of).toList(),
        incident.steps().stream().map(IncidentStepFigures::of).toList());
  }
}
