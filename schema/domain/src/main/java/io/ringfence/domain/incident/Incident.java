package io.ringfence.domain.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An incident from a breach: a value that only steps change. Its clocks run from when it was
 * raised, which is when Ringfence knew of it; the breach keeps its own times.
 *
 * @param id its name, for example {@code I-12}
 * @param breach what it is about
 * @param raisedAt when it was recorded
 * @param steps every step since, in order of time
 */
public record Incident(String id, BreachRef breach, Instant raisedAt, List<IncidentStep> steps) {
  public Incident {
    steps = List.copyOf(steps);
  }

  /** One that was just raised. */
  public static Incident raised(String id, BreachRef breach, Instant at) {
    return new Incident(id, breach, at, List.of());
  }

  /** How far it has come. */
  public IncidentState state() {
    if (resolvedAt().isPresent()) {
      return IncidentState.RESOLVED;
    }
    return acknowledgedAt().isPresent() ? IncidentState.ACKNOWLEDGED : IncidentState.RAISED;
  }

  /** Steps of one kind, in order of time. */
  public <S extends IncidentStep> Stream<S> stepsOf(Class<S> kind) {
    return steps.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** When somebody took it on. */
  public Optional<Instant> acknowledgedAt() {
    return stepsOf(IncidentStep.Acknowledged.class).map(IncidentStep::at).findFirst();
  }

  /** When it came to its end. */
  public Optional<Instant> resolvedAt() {
    return resolution().map(IncidentStep::at);
  }

  /** How it came to its end. */
  public Optional<IncidentStep.Resolved> resolution() {
    return stepsOf(IncidentStep.Resolved.class).findFirst();
  }

  /** Its cause as it was judged last. */
  public Optional<Cause> cause() {
    return stepsOf(IncidentStep.Classified.class)
        .map(IncidentStep.Classified::cause)
        .reduce((_, last) -> last);
  }

  /** When the breach ended, as far as recorded. */
  public Optional<IncidentStep.BreachEnded> breachEnd() {
    return stepsOf(IncidentStep.BreachEnded.class).findFirst();
  }

  /** From the breach to raising: what was found late shows here. */
  public Duration untilRaised() {
    return Duration.between(breach.openedAt(), raisedAt);
  }

  /** Clocks that ran out until an instant and nobody was called for yet, in order of time. */
  public List<Escalation> dueAt(Instant at) {
    List<Escalation> called =
        stepsOf(IncidentStep.Escalated.class).map(IncidentStep.Escalated::escalation).toList();
    return Escalation.of(this, at).stream().filter(due -> !called.contains(due)).toList();
  }

  /** Why a step may not be taken; empty: it may. */
  public Optional<String> refusalOf(IncidentStep step) {
    Instant last = steps.isEmpty() ? raisedAt : steps.getLast().at();
    if (step.at().isBefore(last)) {
      return Optional.of("a step must not lie before the last one, was " + step.at());
    }
    IncidentState state = state();
    return switch (step) {
      case IncidentStep.Acknowledged _ -> only(state, IncidentState.RAISED, "acknowledged");
      case IncidentStep.Classified _ -> only(state, IncidentState.ACKNOWLEDGED, "classified");
      case IncidentStep.Attached _ -> notResolved(state, "takes no more files");
      case IncidentStep.Commented it ->
          it.comment().isBlank() ? Optional.of("a comment must say something") : Optional.empty();
      case IncidentStep.Escalated it ->
          dueAt(step.at()).contains(it.escalation())
              ? Optional.empty()
              : Optional.of("no clock of %s ran out for %s".formatted(id, it.escalation()));
      case IncidentStep.BreachEnded _ ->
          breachEnd().isEmpty() ? Optional.empty() : Optional.of("the breach ended before");
      case IncidentStep.Resolved it -> refusalOf(it, state);
    };
  }

  private Optional<String> refusalOf(IncidentStep.Resolved step, IncidentState state) {
    if (cause().isEmpty()) {
      return Optional.of(
          "%s must be acknowledged and classified first, is %s".formatted(id, state));
    }
    if (step.comment().isBlank()) {
      return Optional.of("a resolution must say what was done");
    }
    if (step.resolution() == Resolution.CURED && breachEnd().isEmpty()) {
      return Optional.of("the breach of %s has not ended: it is not cured".formatted(id));
    }
    return only(state, IncidentState.ACKNOWLEDGED, "resolved");
  }

  private Optional<String> only(IncidentState is, IncidentState must, String what) {
    return is == must
        ? Optional.empty()
        : Optional.of("%s must be %s to be %s, is %s".formatted(id, must, what, is));
  }

  private Optional<String> notResolved(IncidentState state, String what) {
    return state == IncidentState.RESOLVED
        ? Optional.of("%s is resolved and %s".formatted(id, what))
        : Optional.empty();
  }

  /**
   * After a step.
   *
   * @throws IllegalStateException when it may not be taken
   */
  public Incident after(IncidentStep step) {
    refusalOf(step)
        .ifPresent(
            why -> {
              throw new IllegalStateException(why);
            });
    List<IncidentStep> all = new ArrayList<>(steps);
    all.add(step);
    return new Incident(id, breach, raisedAt, all);
  }
}
