package io.ringfence.reporting.evidence;

import io.ringfence.domain.incident.Escalation;
import io.ringfence.domain.incident.Incident;
import io.ringfence.domain.incident.IncidentStep;
import io.ringfence.domain.signoff.SignOffStep;
import io.ringfence.reporting.report.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Steps as sentences for people, times in UTC. */
public final class OfficeWords {
  private OfficeWords() {}

  /** Calls of an incident. */
  public static List<Escalation> escalations(Incident incident) {
    return incident
        .stepsOf(IncidentStep.Escalated.class)
        .map(IncidentStep.Escalated::escalation)
        .toList();
  }

  /** Every step of an incident, one line each. */
  public static String history(Incident incident) {
    List<String> lines = new ArrayList<>();
    lines.add(Words.time(incident.raisedAt()) + " raised");
    incident.steps().forEach(step -> lines.add(Words.time(step.at()) + " " + words(step)));
    return String.join("\n", lines);
  }

  private static String words(IncidentStep step) {
    return switch (step) {
      case IncidentStep.Acknowledged it ->
          "acknowledged by %s%s".formatted(it.by(), said(it.comment()));
      case IncidentStep.Classified it ->
          "cause %s by %s%s".formatted(it.cause(), it.by(), said(it.comment()));
      case IncidentStep.Attached it ->
          "attached by %s: %s, SHA-256 %s".formatted(it.by(), it.name(), it.sha256());
      case IncidentStep.Commented it -> "said by %s%s".formatted(it.by(), said(it.comment()));
      case IncidentStep.Escalated it -> words(it.escalation());
      case IncidentStep.BreachEnded it ->
          "breach ended %s, %s".formatted(Words.time(it.endedAt()), it.ending());
      case IncidentStep.Resolved it ->
          "resolved by %s, %s%s".formatted(it.by(), it.resolution(), said(it.comment()));
    };
  }

  private static String words(Escalation escalation) {
    return "escalated to the %s: time to %s ran out %s"
        .formatted(
            escalation.to(),
            escalation.clock().name().toLowerCase(Locale.ROOT),
            Words.time(escalation.dueAt()));
  }

  /** Every step of a sign-off, one line each. */
  public static String history(SignOffs.Held held) {
    return held.signOff().steps().stream()
        .map(step -> Words.time(step.at()) + " " + words(step))
        .collect(Collectors.joining("\n"));
  }

  private static String words(SignOffStep step) {
    return switch (step) {
      case SignOffStep.Prepared it ->
          "prepared by %s, to be decided by %s%s"
              .formatted(it.by(), Words.time(it.decideBy()), said(it.comment()));
      case SignOffStep.Approved it ->
          "approved by %s until %s%s"
              .formatted(it.by(), Words.time(it.validUntil()), said(it.comment()));
      case SignOffStep.Rejected it -> "rejected by %s%s".formatted(it.by(), said(it.comment()));
      case SignOffStep.Commented it -> "said by %s%s".formatted(it.by(), said(it.comment()));
      case SignOffStep.Lapsed it -> "lapsed: " + it.reason();
    };
  }

  private static String said(String comment) {
    return comment.isEmpty() ? "" : ": " + comment;
  }

  /** The state of a sign-off in one line, and every step. */
  static List<String> lines(SignOffs.Held held, Instant at) {
    List<String> lines = new ArrayList<>();
    lines.add("sign-off %s".formatted(held.signOff().stateAt(at)));
    history(held).lines().forEach(line -> lines.add("  " + line));
    return lines;
  }
}
