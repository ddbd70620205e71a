package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the ledgers of a folder say of a run.
 *
 * @param folder the folder
 * @param run the run
 */
record OfficeReader(EvidenceFolder folder, String run) {
  private static final Pattern LABEL = Pattern.compile("([0-9]{1,15})/([0-9]{1,15})");

  /** Up to a cut; null: everything. */
  OfficeRecord read(@Nullable String label) throws IOException {
    Ledger ledger = Ledger.read(folder.ledger()).anchoredBy(folder.anchor());
    Ledger.Fault fault = ledger.fault();
    if (fault != null) {
      throw new IOException("%s is damaged at %s".formatted(folder.ledger(), fault.place()));
    }
    List<StepLedger.Entry> steps = StepLedger.read(folder.steps(), folder.stepsAnchor());
    long[] to = label == null ? new long[] {ledger.entries().size(), steps.size()} : numbers(label);
    if (to[0] > ledger.entries().size() || to[1] > steps.size()) {
      throw new IllegalArgumentException(
          "records must be at most %s/%s, were %s"
              .formatted(ledger.entries().size(), steps.size(), label));
    }
    return of(ledger, (int) to[0], steps.subList(0, (int) to[1]));
  }

  /** Up to a cut; null: the last step about an incident or a move of the run. */
  OfficeRecord ofDesk(@Nullable String label) throws IOException {
    if (label != null) {
      return read(label);
    }
    List<StepLedger.Entry> steps = StepLedger.read(folder.steps(), folder.stepsAnchor());
    return read("0/" + lastOf(steps));
  }

  /** Number of the last step about an incident or a move of a run; 0: there is none. */
  private long lastOf(List<StepLedger.Entry> steps) {
    Set<String> ids = new HashSet<>();
    long last = 0;
    for (StepLedger.Entry step : steps) {
      boolean begins =
          step.field("breach.run").equals(run) && step.kind().equals(Incidents.KIND)
              || step.field("place.run").equals(run) && step.kind().equals(MoveSteps.KIND);
      String id = step.kind() + " " + step.subject();
      if (begins) {
        ids.add(id);
      }
      last = ids.contains(id) ? step.head().number() : last;
    }
    return last;
  }

  private static long[] numbers(String label) {
    Matcher numbers = LABEL.matcher(label);
    if (!numbers.matches()) {
      throw new IllegalArgumentException("records must be E/S such as 12/40, were " + label);
    }
    return new long[] {Long.parseLong(numbers.group(1)), Long.parseLong(numbers.group(2))};
  }

  private OfficeRecord of(Ledger ledger, int exports, List<StepLedger.Entry> steps)
      throws IOException {
    List<LedgerEntry> entries = ledger.entries().subList(0, exports);
    List<Instant> times = new ArrayList<>(List.of(Instant.EPOCH));
    entries.forEach(entry -> times.add(Instant.parse(entry.field("issuedAt"))));
    steps.forEach(step -> times.add(step.at()));
    return new OfficeRecord(
        new OfficeRecord.Cut(
            exports == 0
                ? AuditLedger.Head.NONE
                : new AuditLedger.Head(exports, ledger.hashes().get(exports - 1)),
            steps.isEmpty() ? AuditLedger.Head.NONE : steps.getLast().head()),
        times.stream().max(Instant::compareTo).orElse(Instant.EPOCH),
        entries.stream()
            .filter(entry -> entry.field("run").equals(run))
            .map(OfficeRecord.Export::of)
            .toList(),
        ofRun(SignOffs.of(steps).values()),
        Incidents.of(steps).values().stream()
            .filter(incident -> incident.breach().run().equals(run))
            .toList(),
        MoveLine.of(
            MoveSteps.of(steps).held(folder).stream()
                .filter(held -> held.batch().run().equals(run))
                .toList()),
        Anchors.last(steps));
  }

  private List<SignOffs.Held> ofRun(Collection<SignOffs.Held> all) {
    return all.stream().filter(held -> held.report().run().equals(run)).toList();
  }
}
