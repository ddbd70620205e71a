package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was archived of a report, held against the answer of now.
 *
 * @param archived file of the archived payload
 * @param payloadHash hash it must have
 */
record Drift(Path archived, String payloadHash) {
  private static final int MOST = 3;

  /** What differs, one line each, the first few; none: nothing. */
  List<String> of(ReportRef report, LiveReport live) throws IOException {
    if (!Files.isRegularFile(archived)) {
      return List.of("the archived payload is not there");
    }
    String text = Files.readString(archived);
    if (!Sha256.hex(text).equals(payloadHash)) {
      return List.of("the archived payload was altered");
    }
    LiveReport.Answer answer = live.of(report);
    List<String> drift = new ArrayList<>(ofPayload(text, answer.payload()));
    List<String> known = answer.knownSince();
    known.stream().limit(MOST).map(line -> "known since: " + line).forEach(drift::add);
    if (known.size() > MOST) {
      drift.add("and %s more became known".formatted(known.size() - MOST));
    }
    return drift;
  }

  private static List<String> ofPayload(String archived, String live) throws IOException {
    if (archived.equals(live)) {
      return List.of();
    }
    if (live.isEmpty()) {
      return List.of("the same question has no answer any more");
    }
    CellComparison cells = compared(archived, live);
    List<String> drift = new ArrayList<>();
    cells.differences().stream().limit(MOST).map(Verdict.Altered::change).forEach(drift::add);
    drift.add(
        cells.count() == 0
            ? "the same question has another payload; its cells are equal"
            : "%s cells of the live answer differ".formatted(cells.count()));
    return drift;
  }

  private static CellComparison compared(String archived, String live) throws IOException {
    try (PayloadSheets others = new PayloadSheets(Payload.parse(live))) {
      return CellComparison.of(Payload.parse(archived), EditableCells.parse(List.of()), others);
    } catch (RefusedFileException e) {
      throw new IllegalStateException("a text is no file that is refused", e);
    }
  }
}
