package io.ringfence.domain.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A clock of an incident that ran out.
 *
 * @param clock what had not happened
 * @param level counts the calls of this clock from 1
 * @param to who is called
 * @param dueAt when it ran out
 */
public record Escalation(Clock clock, int level, String to, Instant dueAt) {
  /** What is waited for. */
  public enum Clock {
    /** From raised to acknowledged. */
    ACKNOWLEDGE,
    /** From raised to resolved. */
    RESOLVE
  }

  private record Rule(Clock clock, int level, Duration after, String to) {}

  private static final List<Rule> RULES =
      List.of(
          new Rule(Clock.ACKNOWLEDGE, 1, Duration.ofMinutes(15), "head of desk"),
          new Rule(Clock.ACKNOWLEDGE, 2, Duration.ofHours(1), "head of risk"),
          new Rule(Clock.ACKNOWLEDGE, 3, Duration.ofHours(4), "compliance"),
          new Rule(Clock.RESOLVE, 1, Duration.ofHours(24), "head of risk"),
          new Rule(Clock.RESOLVE, 2, Duration.ofHours(72), "compliance"));

  /** Every clock of an incident that ran out until an instant, in order of time. */
  static List<Escalation> of(Incident incident, Instant at) {
    List<Escalation> due = new ArrayList<>();
    for (Rule rule : RULES) {
      Instant dueAt = incident.raisedAt().plus(rule.after());
      Instant stopped =
          switch (rule.clock()) {
            case ACKNOWLEDGE -> incident.acknowledgedAt().orElse(Instant.MAX);
            case RESOLVE -> incident.resolvedAt().orElse(Instant.MAX);
          };
      if (!dueAt.isAfter(at) && dueAt.isBefore(stopped)) {
        due.add(new Escalation(rule.clock(), rule.level(), rule.to(), dueAt));
      }
    }
    return due;
  }
}
