package io.ringfence.reporting.evidence;

import io.ringfence.domain.duty.Actor;
import io.ringfence.domain.duty.Duty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What must be kept: retention of what was issued, and legal holds, which stop every disposal.
 * Ledgers are never disposed of; what may go is the archived payload of a report.
 *
 * @param folder ledgers and archive
 * @param clock when steps are recorded
 */
public record Holdings(EvidenceFolder folder, InstantSource clock) {
  static final String KIND = "holding";
  private static final String STEP = "step";
  private static final String PLACED = "HoldPlaced";
  private static final String LIFTED = "HoldLifted";
  private static final String DISPOSED = "Disposed";
  private static final String EVERYTHING = "*";

  /**
   * An export and how long it is kept.
   *
   * @param export its number
   * @param report what it is
   * @param run the run
   * @param until until when it is kept by the schedule, exclusive
   * @param holds legal holds on it, with their reasons
   * @param disposed whether its archived payload was disposed of
   */
  public record Line(
      long export, String report, String run, Instant until, List<String> holds, boolean disposed) {
    public Line {
      holds = List.copyOf(holds);
    }

    /** Whether it may be disposed of at an instant. */
    public boolean isDisposable(Instant at) {
      return !disposed && holds.isEmpty() && !at.isBefore(until);
    }
  }

  /** Every export with its retention, in order of their numbers. */
  public List<Line> lines() throws IOException {
    return lines(new StepLedger(folder, clock).read());
  }

  private List<Line> lines(List<StepLedger.Entry> entries) throws IOException {
    List<Retention> schedule = Retention.schedule();
    Map<String, String> holds = holds(entries);
    List<Line> lines = new ArrayList<>();
    for (LedgerEntry entry : sound().entries()) {
      String export = Long.toString(entry.number());
      List<String> reasons = new ArrayList<>();
      for (String subject : List.of(EVERYTHING, "run " + entry.field("run"), "export " + export)) {
        if (holds.containsKey(subject)) {
          reasons.add(holds.get(subject));
        }
      }
      lines.add(
          new Line(
              entry.number(),
              entry.field("report"),
              entry.field("run"),
              Retention.of(schedule, entry.field("report"))
                  .until(Instant.parse(entry.field("issuedAt"))),
              reasons,
              entries.stream().anyMatch(step -> isDisposalOf(step, export))));
    }
    return lines;
  }

  private Ledger sound() throws IOException {
    Ledger ledger = Ledger.read(folder.ledger()).anchoredBy(folder.anchor());
    Ledger.Fault fault = ledger.fault();
    if (fault != null) {
      throw new IllegalStateException(
          "%s is damaged at %s".formatted(folder.ledger(), fault.place()));
    }
    return ledger;
  }

  private static boolean isDisposalOf(StepLedger.Entry step, String export) {
    return step.kind().equals(KIND)
        && step.field(STEP).equals(DISPOSED)
        && step.subject().equals("export " + export);
  }

  /** Holds that stand, by subject, with their reasons. */
  private static Map<String, String> holds(List<StepLedger.Entry> entries) {
    Map<String, String> holds = new LinkedHashMap<>();
    for (StepLedger.Entry entry : entries) {
      if (entry.kind().equals(KIND) && entry.field(STEP).equals(PLACED)) {
        holds.put(entry.subject(), entry.field("reason"));
      } else if (entry.kind().equals(KIND) && entry.field(STEP).equals(LIFTED)) {
        holds.remove(entry.subject());
      }
    }
    return holds;
  }

  /**
   * Places a legal hold.
   *
   * @param subject {@code export N}, {@code run ID} or {@code *}
   */
  public void hold(String subject, Who who, String reason) throws IOException {
    add(subject, PLACED, who, reason, false);
  }

  /** Lifts a legal hold. */
  public void lift(String subject, Who who, String reason) throws IOException {
    add(subject, LIFTED, who, reason, true);
  }

  private void add(String subject, String step, Who who, String reason, boolean mustStand)
      throws IOException {
    if (!subject.matches("export [1-9][0-9]*|run .+|\\*") || reason.isBlank()) {
      throw new RefusedStepException(
          "a hold must be on 'export N', 'run ID' or '*' and say why, was '%s', '%s'"
              .formatted(subject, reason));
    }
    new StepLedger(folder, clock)
        .add(
            (entries, at) -> {
              if (holds(entries).containsKey(subject) != mustStand) {
                throw new RefusedStepException(
                    "%s %s".formatted(subject, mustStand ? "is not held" : "is held already"));
              }
              return List.of(fields(entries, subject, step, who, reason, at));
            });
  }

  private static Map<String, String> fields(
      List<StepLedger.Entry> entries,
      String subject,
      String step,
      Who who,
      String reason,
      Instant at) {
    Actor by = StaffRegister.actor(entries, who, Duty.KEEP, at);
    Map<String, String> fields = StepLedger.begun(KIND, subject, at);
    fields.put(STEP, step);
    StepFields.components("by.", by, fields);
    fields.put("reason", reason);
    return fields;
  }

  /**
   * Disposes of the archived payload of an export; that it was issued stays in the ledger.
   *
   * @throws RefusedStepException before its time, or while it is held
   */
  public void dispose(long export, Who who) throws IOException {
    List<StepLedger.Entry> added =
        new StepLedger(folder, clock)
            .add(
                (entries, at) -> {
                  Line line = line(entries, export);
                  if (!line.isDisposable(at)) {
                    throw new RefusedStepException(why(line));
                  }
                  return List.of(
                      fields(entries, "export " + export, DISPOSED, who, "retention ended", at));
                });
    if (!added.isEmpty()) {
      Files.deleteIfExists(
          folder.archived(sound().entry(export).orElseThrow().field("payloadHash")));
    }
  }

  private Line line(List<StepLedger.Entry> entries, long export) {
    try {
      return lines(entries).stream()
          .filter(line -> line.export() == export)
          .findFirst()
          .orElseThrow(() -> new RefusedStepException("there is no export " + export));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String why(Line line) {
    if (line.disposed()) {
      return "export %s was disposed of".formatted(line.export());
    }
    return line.holds().isEmpty()
        ? "export %s is kept until %s".formatted(line.export(), line.until())
        : "export %s is held: %s".formatted(line.export(), String.join("; ", line.holds()));
  }
}
