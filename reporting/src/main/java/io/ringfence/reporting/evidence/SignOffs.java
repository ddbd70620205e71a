package io.ringfence.reporting.evidence;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.signoff.SignOff;
import io.ringfence.domain.signoff.SignOffStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sign-offs of issued reports. Each is bound to a payload's hash; the payload is archived when it
 * is prepared and held against the live answer before it is approved. Source: risk definitions, 5.
 *
 * @param folder key, ledgers and archive
 * @param clock when steps are recorded
 */
public record SignOffs(EvidenceFolder folder, InstantSource clock) {
  static final String KIND = "signoff";

  /** How long a request for approval stands. */
  public static final Duration TO_DECIDE = Duration.ofDays(7);

  /** How long an approval holds unless somebody says otherwise. */
  public static final Duration VALID = Duration.ofDays(30);

  /**
   * A sign-off and what it is of.
   *
   * @param report the report as it was last prepared
   * @param signOff its steps
   */
  public record Held(ReportRef report, SignOff signOff) {
    /** Whether a caller may see it. */
    boolean isSeenBy(DeskScope scope) {
      return NodePath.parse(report.node()).map(scope::covers).orElse(scope.equals(DeskScope.ALL));
    }
  }

  /** Every sign-off a caller may see, in the order in which they were first prepared. */
  public List<Held> all(DeskScope scope) throws IOException {
    return of(new StepLedger(folder, clock).read()).values().stream()
        .filter(held -> held.isSeenBy(scope))
        .toList();
  }

  /** Sign-offs by the steps of a ledger, by payload hash. */
  static Map<String, Held> of(List<StepLedger.Entry> entries) {
    Map<String, Held> all = new LinkedHashMap<>();
    for (StepLedger.Entry entry : entries) {
      if (entry.kind().equals(KIND)) {
        Held before = all.get(entry.subject());
        ReportRef report = StepFields.record("report.", ReportRef.class, entry);
        SignOff signOff = before == null ? SignOff.draft(entry.subject()) : before.signOff();
        SignOffStep step = StepFields.step(entry, SignOffStep.class);
        all.put(entry.subject(), new Held(report, signOff.after(step)));
      }
    }
    return all;
  }

  /** Somebody answers for a report; what it says is archived. */
  public Held prepare(Path file, Who who, String comment) throws IOException {
    IssuedFile issued = IssuedFile.read(file, folder);
    Held held =
        add(
            issued,
            (entries, at) ->
                new SignOffStep.Prepared(
                    at,
                    StaffRegister.actor(entries, who, Duty.PREPARE, at),
                    issued.payloadHash(),
                    comment,
                    at.plus(TO_DECIDE)));
    Path archived = folder.archived(issued.payloadHash());
    if (!Files.exists(archived)) {
      EvidenceFolder.createPrivate(archived, issued.payload());
    }
    return held;
  }

  /**
   * Another person approves. What was archived is held against the live answer first: where they
   * differ the request lapses instead.
   *
   * @throws RefusedStepException when the approval may not be given, or lapsed for that
   */
  public Held approve(Path file, Who who, Decision decision, LiveReport live) throws IOException {
    IssuedFile issued = IssuedFile.read(file, folder);
    requireMay(issued, who);
    List<String> drift = drift(issued.payloadHash(), issued.report(), live);
    if (!drift.isEmpty()) {
      lapse(issued, drift);
      throw new RefusedStepException(
          "the sign-off has lapsed: %s".formatted(String.join("; ", drift)));
    }
    return add(
        issued,
        (entries, at) ->
            new SignOffStep.Approved(
                at,
                StaffRegister.actor(entries, who, Duty.APPROVE, at),
                issued.payloadHash(),
                decision.comment(),
                at.plus(decision.validFor())));
  }

  /**
   * What an approver says.
   *
   * @param comment comment; may be empty
   * @param validFor how long the approval holds
   */
  public record Decision(String comment, Duration validFor) {}

  /** Refuses early what would be refused anyhow, so that nothing lapses at a stranger's call. */
  private void requireMay(IssuedFile issued, Who who) throws IOException {
    List<StepLedger.Entry> entries = new StepLedger(folder, clock).read();
    Instant at = clock.instant();
    Actor actor = StaffRegister.actor(entries, who, Duty.APPROVE, at);
    step(
        entries,
        issued,
        new SignOffStep.Approved(at, actor, issued.payloadHash(), "", at.plus(VALID)));
  }

  /** Another person rejects. */
  public Held reject(Path file, Who who, String comment) throws IOException {
    IssuedFile issued = IssuedFile.read(file, folder);
    return add(
        issued,
        (entries, at) ->
            new SignOffStep.Rejected(
                at,
                StaffRegister.actor(entries, who, Duty.APPROVE, at),
                issued.payloadHash(),
                comment));
  }

  /** Somebody who prepares or approves says something. */
  public Held comment(Path file, Who who, String comment) throws IOException {
    IssuedFile issued = IssuedFile.read(file, folder);
    return add(
        issued,
        (entries, at) ->
            new SignOffStep.Commented(at, StaffRegister.commentator(entries, who, at), comment));
  }

  /**
   * Holds the archived payload against the live answer; where they differ the sign-off lapses.
   *
   * @return what differs, one line each; none: it stands
   */
  public List<String> check(Path file, LiveReport live) throws IOException {
    IssuedFile issued = IssuedFile.read(file, folder);
    List<String> drift = drift(issued.payloadHash(), issued.report(), live);
    if (!drift.isEmpty()) {
      lapse(issued, drift);
    }
    return drift;
  }

  private void lapse(IssuedFile issued, List<String> drift) throws IOException {
    add(issued, (_, at) -> new SignOffStep.Lapsed(at, String.join("; ", drift)));
  }

  private List<String> drift(String payloadHash, ReportRef report, LiveReport live)
      throws IOException {
    return new Drift(folder.archived(payloadHash), payloadHash).of(report, live);
  }

  private interface Next {
    SignOffStep step(List<StepLedger.Entry> entries, Instant at);
  }

  private Held add(IssuedFile issued, Next next) throws IOException {
    StepLedger ledger = new StepLedger(folder, clock);
    ledger.add(
        (entries, at) -> {
          SignOffStep step = step(entries, issued, next.step(entries, at));
          Map<String, String> fields = StepLedger.begun(KIND, issued.payloadHash(), at);
          StepFields.put((Record) step, fields);
          StepFields.components("report.", issued.report(), fields);
          return List.of(fields);
        });
    Held held = of(ledger.read()).get(issued.payloadHash());
    if (held == null) {
      throw new IllegalStateException("what was just recorded must be there");
    }
    return held;
  }

  private static SignOffStep step(
      List<StepLedger.Entry> entries, IssuedFile issued, SignOffStep step) {
    Held held = of(entries).get(issued.payloadHash());
    SignOff signOff = held == null ? SignOff.draft(issued.payloadHash()) : held.signOff();
    signOff
        .refusalOf(step)
        .ifPresent(
            why -> {
              throw new RefusedStepException(why);
            });
    return step;
  }
}
