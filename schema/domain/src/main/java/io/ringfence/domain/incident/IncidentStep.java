package io.ringfence.domain.incident;

import io.ringfence.domain.duty.Actor;
import java.time.Instant;

/** Something that happens to an incident. */
public sealed interface IncidentStep {
  /** When it was recorded. */
  Instant at();

  /**
   * Somebody takes it on.
   *
   * @param at when it was recorded
   * @param by who
   * @param comment what there is to say; may be empty
   */
  record Acknowledged(Instant at, Actor by, String comment) implements IncidentStep {}

  /**
   * Somebody judges the cause; again: judges it anew.
   *
   * @param at when it was recorded
   * @param by who
   * @param cause root cause
   * @param comment why; may be empty
   */
  record Classified(Instant at, Actor by, Cause cause, String comment) implements IncidentStep {}

  /**
   * Somebody attaches a file.
   *
   * @param at when it was recorded
   * @param by who
   * @param name its name without its folder
   * @param sha256 digest of its content, hexadecimal
   * @param bytes its length
   */
  record Attached(Instant at, Actor by, String name, String sha256, long bytes)
      implements IncidentStep {}

  /**
   * Somebody says something, for example what was done.
   *
   * @param at when it was recorded
   * @param by who
   * @param comment what; not empty
   */
  record Commented(Instant at, Actor by, String comment) implements IncidentStep {}

  /**
   * A clock ran out and the next person was called.
   *
   * @param at when it was recorded
   * @param escalation which clock, to whom, due when
   */
  record Escalated(Instant at, Escalation escalation) implements IncidentStep {}

  /**
   * The breach itself ended.
   *
   * @param at when it was recorded
   * @param endedAt when it ended
   * @param ending how, as the breach record says
   */
  record BreachEnded(Instant at, Instant endedAt, String ending) implements IncidentStep {}

  /**
   * Somebody brings it to its end.
   *
   * @param at when it was recorded
   * @param by who
   * @param resolution how
   * @param comment what was done; not empty
   */
  record Resolved(Instant at, Actor by, Resolution resolution, String comment)
      implements IncidentStep {}
}
