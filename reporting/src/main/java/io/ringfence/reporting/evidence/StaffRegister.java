package io.ringfence.reporting.evidence;

import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.duty.Staff;
import io.ringfence.domain.duty.StaffStep;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who may do what, kept in the ledger of steps. Persons are pseudonymous ids; whom they stand for
 * is the institution's to know.
 *
 * @param folder where the ledger lies
 * @param clock when steps are recorded
 */
public record StaffRegister(EvidenceFolder folder, InstantSource clock) {
  private static final String KIND = "staff";

  /** Who grants the first duties of all. */
  private static final String INSTALLATION = "installation";

  /**
   * Registers an account as a person's, with duties.
   *
   * @param person pseudonymous id; empty: a service account
   * @param by who grants it; the first grant of all is the installation's
   */
  public void grant(String account, String person, Set<Duty> duties, Who by) throws IOException {
    add(
        (staff, at) ->
            new StaffStep.Granted(
                at,
                Who.digest(account),
                person,
                duties,
                staff.accounts().isEmpty() ? INSTALLATION : person(staff, by)));
  }

  /** Lets another person act for the one behind an account. */
  public void delegate(Who from, String to, Instant until) throws IOException {
    add((staff, at) -> new StaffStep.Delegated(at, person(staff, from), to, until));
  }

  private interface Change {
    StaffStep step(Staff staff, Instant at);
  }

  private void add(Change change) throws IOException {
    new StepLedger(folder, clock)
        .add(
            (entries, at) -> {
              Staff staff = of(entries);
              StaffStep step = change.step(staff, at);
              staff
                  .refusalOf(step)
                  .ifPresent(
                      why -> {
                        throw new RefusedStepException(why);
                      });
              Map<String, String> fields = StepLedger.begun(KIND, "staff", at);
              StepFields.put((Record) step, fields);
              return List.of(fields);
            });
  }

  /** Who may do what by the steps of a ledger. */
  static Staff of(List<StepLedger.Entry> entries) {
    Staff staff = Staff.NOBODY;
    for (StepLedger.Entry entry : entries) {
      if (entry.kind().equals(KIND)) {
        staff = staff.after(StepFields.step(entry, StaffStep.class));
      }
    }
    return staff;
  }

  private static String person(Staff staff, Who who) {
    return staff
        .personOf(who.digest())
        .orElseThrow(
            () ->
                new RefusedStepException(
                    "account %s is nobody's yet: ringfence evidence grant says whose it is"
                        .formatted(who.account())));
  }

  /** Somebody who prepares or approves. */
  static Actor commentator(List<StepLedger.Entry> entries, Who who, Instant at) {
    Staff staff = of(entries);
    boolean prepares =
        staff
            .refusalOf(who.digest(), new Actor(person(staff, who), who.actsFor()), Duty.PREPARE, at)
            .isEmpty();
    return actor(entries, who, prepares ? Duty.PREPARE : Duty.APPROVE, at);
  }

  /**
   * The person who does something, if it is theirs to do.
   *
   * @throws RefusedStepException when it is not
   */
  static Actor actor(List<StepLedger.Entry> entries, Who who, Duty duty, Instant at) {
    Staff staff = of(entries);
    String person = person(staff, who);
    if (who.actsFor().filter(person::equals).isPresent()) {
      throw new RefusedStepException(person + " needs no delegation to act for themselves");
    }
    Actor actor = new Actor(person, who.actsFor());
    staff
        .refusalOf(who.digest(), actor, duty, at)
        .ifPresent(
            why -> {
              throw new RefusedStepException(why);
            });
    return actor;
  }
}
