package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What people did about reports and breaches: an {@link AuditLedger} of steps. What holds follows
 * from the steps alone, so it is read from the first one each time; a step is judged and added
 * while nobody else can add one.
 *
 * @param folder where it lies
 * @param clock when steps are recorded; never before the step before
 */
record StepLedger(EvidenceFolder folder, InstantSource clock) {
  static final String KIND = "kind";
  static final String SUBJECT = "subject";
  static final String AT = "at";
  private static final int MOST_CHARACTERS = 4_000;

  /**
   * A step.
   *
   * @param head its number and hash
   * @param fields what it says
   */
  record Entry(AuditLedger.Head head, Map<String, String> fields) {
    String kind() {
      return field(KIND);
    }

    String subject() {
      return field(SUBJECT);
    }

    Instant at() {
      return Instant.parse(field(AT));
    }

    String field(String name) {
      return fields.getOrDefault(name, "");
    }
  }

  /** Says what is to be added, or refuses. */
  interface Decision {
    /**
     * Decides.
     *
     * @param entries every step so far
     * @param at when the next ones are recorded
     * @return what each of them says; none: nothing is added
     * @throws RefusedStepException when it may not be
     */
    List<Map<String, String>> steps(List<Entry> entries, Instant at);
  }

  /** The beginning of a step's fields. */
  static Map<String, String> begun(String kind, String subject, Instant at) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(KIND, kind);
    fields.put(SUBJECT, subject);
    fields.put(AT, at.toString());
    return fields;
  }

  /**
   * Every step.
   *
   * @throws IOException when the ledger cannot be read, was changed or cut
   */
  List<Entry> read() throws IOException {
    return read(folder.steps(), folder.stepsAnchor());
  }

  /**
   * Every step of a ledger; none where there is no file. Its anchor is read first: a step that is
   * added meanwhile is none that was cut.
   *
   * @param anchor its head as kept elsewhere; may be a file that is not there
   * @throws IOException when it cannot be read, was changed or cut
   */
  static List<Entry> read(Path ledger, Path anchor) throws IOException {
    AuditLedger.Head kept =
        Files.exists(anchor) ? AuditLedger.Head.read(anchor) : AuditLedger.Head.NONE;
    List<Entry> entries = new ArrayList<>();
    if (Files.exists(ledger)) {
      AuditLedger.lines(ledger).forEach(line -> entries.add(new Entry(line.head(), line.fields())));
    }
    requireHead(entries, kept, ledger);
    return entries;
  }

  /** Refuses a ledger that does not hold a head it once had. */
  static void requireHead(List<Entry> entries, AuditLedger.Head head, Path ledger)
      throws IOException {
    if (head.number() > entries.size()) {
      throw new IOException(
          "%s was cut: %s steps by its anchor, has %s"
              .formatted(ledger, head.number(), entries.size()));
    }
    if (head.number() > 0 && !entries.get((int) head.number() - 1).head().equals(head)) {
      throw new IOException(
          "%s was written anew: step %s is not %s".formatted(ledger, head.number(), head.hash()));
    }
  }

  /**
   * Adds steps, on disk when this returns; nobody adds one between the reading and the adding.
   *
   * @return what was added
   * @throws RefusedStepException when the decision refuses
   * @throws IOException when the disk fails or the ledger was changed
   */
  List<Entry> add(Decision decision) throws IOException {
    folder.create();
    try (FolderLock _ = FolderLock.of(folder.stepsLock())) {
      List<Entry> entries = read();
      Instant now = clock.instant();
      Instant at = entries.isEmpty() || now.isAfter(last(entries)) ? now : last(entries);
      List<Map<String, String>> steps = decision.steps(List.copyOf(entries), at);
      steps.forEach(StepLedger::requireShort);
      return steps.isEmpty() ? List.of() : append(steps);
    }
  }

  private static void requireShort(Map<String, String> step) {
    step.forEach(
        (name, text) -> {
          if (text.length() > MOST_CHARACTERS) {
            throw new RefusedStepException(
                "%s must have at most %s characters, had %s"
                    .formatted(name, MOST_CHARACTERS, text.length()));
          }
        });
  }

  private static Instant last(List<Entry> entries) {
    return entries.getLast().at();
  }

  private List<Entry> append(List<Map<String, String>> steps) throws IOException {
    List<Entry> added = new ArrayList<>();
    try (AuditLedger ledger = AuditLedger.open(folder.steps())) {
      for (Map<String, String> step : steps) {
        boolean last = added.size() == steps.size() - 1;
        // The last one takes the ones before it to the disk.
        added.add(new Entry(ledger.append(step, last), step));
      }
    }
    added.getLast().head().writeTo(folder.stepsAnchor());
    return added;
  }
}
