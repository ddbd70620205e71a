package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Heads of both ledgers, written down outside of the folder they lie in: one line each time, only
 * ever added. Whoever cuts or rewrites a ledger would have to change that place as well; a target
 * that is written once, or a time stamp service over its lines, can stand behind the file.
 *
 * @param folder the ledgers
 * @param outside the file elsewhere
 */
public record Anchors(EvidenceFolder folder, Path outside) {
  private static final String EXPORTS = "exports";
  private static final String STEPS = "steps";
  private static final String KIND = "anchor";

  /**
   * That both heads were written down outside.
   *
   * @param at when
   * @param exports number of the last export in it
   * @param steps number of the last step in it
   */
  public record Mark(Instant at, long exports, long steps) {}

  /**
   * Writes both heads down.
   *
   * @return the line
   * @throws IOException when a ledger was changed or cut: what is wrong is not anchored
   */
  public String add(InstantSource clock) throws IOException {
    Ledger ledger = Ledger.read(folder.ledger()).anchoredBy(folder.anchor());
    require(ledger);
    List<StepLedger.Entry> steps = StepLedger.read(folder.steps(), folder.stepsAnchor());
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("at", clock.instant().toString());
    fields.put(EXPORTS, Integer.toString(ledger.entries().size()));
    fields.put(EXPORTS + "Head", ledger.head());
    fields.put(STEPS, Integer.toString(steps.size()));
    fields.put(STEPS + "Head", steps.isEmpty() ? Ledger.GENESIS : steps.getLast().head().hash());
    String line = EvidenceJson.object(fields);
    Files.writeString(outside, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    note(fields, clock);
    return line;
  }

  /**
   * The ledger of steps knows when its head was last seen outside: certificates say how long ago.
   */
  private void note(Map<String, String> written, InstantSource clock) throws IOException {
    new StepLedger(folder, clock)
        .add(
            (_, at) -> {
              Map<String, String> fields =
                  StepLedger.begun(KIND, String.valueOf(outside.getFileName()), at);
              fields.put(EXPORTS, written.getOrDefault(EXPORTS, "0"));
              fields.put(STEPS, written.getOrDefault(STEPS, "0"));
              return List.of(fields);
            });
  }

  /** The last time that heads were written down, by a ledger's own steps; empty: never. */
  static Optional<Mark> last(List<StepLedger.Entry> entries) {
    return entries.stream()
        .filter(entry -> entry.kind().equals(KIND))
        .reduce((_, last) -> last)
        .map(
            entry ->
                new Mark(
                    entry.at(),
                    Long.parseLong(entry.field(EXPORTS)),
                    Long.parseLong(entry.field(STEPS))));
  }

  /**
   * Holds the ledgers against every line that was written down.
   *
   * @return how many there are
   * @throws IOException when a ledger does not hold a head it once had
   */
  public int check() throws IOException {
    List<String> lines = Files.readAllLines(outside);
    Ledger ledger = Ledger.read(folder.ledger());
    List<StepLedger.Entry> steps = StepLedger.read(folder.steps(), folder.stepsAnchor());
    for (String line : lines) {
      Map<String, String> fields = EvidenceJson.fields(line);
      AuditLedger.Head exports = head(fields, EXPORTS);
      require(exports.number() == 0 ? ledger : ledger.anchoredBy(exports));
      StepLedger.requireHead(steps, head(fields, STEPS), folder.steps());
    }
    return lines.size();
  }

  private static AuditLedger.Head head(Map<String, String> fields, String of) throws IOException {
    try {
      return new AuditLedger.Head(
          Long.parseLong(fields.getOrDefault(of, "")), fields.getOrDefault(of + "Head", ""));
    } catch (NumberFormatException e) {
      throw new IOException("an anchor must say number and hash of " + of, e);
    }
  }

  private void require(Ledger ledger) throws IOException {
    Ledger.Fault fault = ledger.fault();
    if (fault != null) {
      throw new IOException(
          "%s is damaged at %s: was %s, is %s"
              .formatted(folder.ledger(), fault.place(), fault.was(), fault.is()));
    }
  }
}
