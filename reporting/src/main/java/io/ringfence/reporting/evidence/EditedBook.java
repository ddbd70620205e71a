package io.ringfence.reporting.evidence;

import io.ringfence.reporting.evidence.CellComparison.Difference;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A decision book that came back: what it is of, and what was written into it. Only a book that is
 * as it was issued but for the cells meant for editing is one.
 *
 * @param facts single fields of its manifest
 * @param export its export number
 * @param fileHash SHA-256 of the file, hexadecimal
 * @param edits what was written, in the order of the issued cells
 */
public record EditedBook(
    Map<String, String> facts, long export, String fileHash, List<Edit> edits) {
  private static final int MOST_SHOWN = 200;

  public EditedBook {
    facts = Map.copyOf(facts);
    edits = List.copyOf(edits);
  }

  /**
   * A cell somebody wrote into.
   *
   * @param sheet its sheet
   * @param cell its name
   * @param was what was issued; empty: nothing
   * @param is what it holds now; empty: nothing
   * @param row what the first cell of its row says, which is what the row is of
   */
  public record Edit(String sheet, String cell, String was, String is, String row) {
    /** Letters of its column. */
    public String column() {
      return cell.replaceAll("[0-9]", "");
    }

    /** One line for people. */
    public String line() {
      return "%s, %s (%s): was %s, is %s".formatted(sheet, cell, row, shown(was), shown(is));
    }

    private static String shown(String text) {
      String line = text.replaceAll("\\p{Cntrl}", " ");
      String cut = line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
      return cut.isEmpty() ? "empty" : cut;
    }
  }

  /**
   * Reads a book.
   *
   * @param verification how it is checked first
   * @throws RefusedFileException when it is none, was altered elsewhere, was superseded or is
   *     signed by another
   */
  public static EditedBook read(Path path, Verification verification)
      throws RefusedFileException, IOException {
    Verification.Checked checked = verification.checked(path);
    Verdict verdict = checked.answer().verdict();
    if (!(verdict instanceof Verdict.Intact || verdict instanceof Verdict.ReSaved)) {
      throw new RefusedFileException(path + ": " + verdict.line());
    }
    try (PackageFile file = PackageFile.open(path)) {
      EvidenceTexts texts = EvidenceTexts.in(file);
      Payload payload = Payload.parse(Objects.requireNonNull(texts.payload()));
      Envelope.Signed signed = Envelope.parse(Objects.requireNonNull(texts.envelope()));
      Map<String, String> rows = rows(checked.edits(), payload);
      return new EditedBook(
          payload.facts(),
          signed.envelope().number(),
          Sha256.hex(Files.readAllBytes(path)),
          checked.edits().stream().map(found -> edit(found, rows)).toList());
    }
  }

  /** What the first cell of each edited row says, by sheet and name of that cell. */
  private static Map<String, String> rows(List<Difference> edits, Payload issued)
      throws RefusedFileException, IOException {
    Set<String> wanted = edits.stream().map(EditedBook::first).collect(Collectors.toSet());
    Map<String, String> rows = new HashMap<>();
    try (PayloadCells cells = issued.cells()) {
      String sheet = wanted.isEmpty() ? null : cells.nextSheet();
      for (; sheet != null; sheet = cells.nextSheet()) {
        for (CellSource.Cell cell = cells.next(); cell != null; cell = cells.next()) {
          String place = sheet + "!" + cell.name();
          if (wanted.contains(place)) {
            rows.put(place, cell.value());
          }
        }
      }
    }
    return rows;
  }

  private static String first(Difference found) {
    return found.sheet() + "!A" + found.cell().replaceAll("[A-Z]", "");
  }

  private static Edit edit(Difference found, Map<String, String> rows) {
    return new Edit(
        found.sheet(),
        found.cell(),
        bare(found.was()),
        bare(found.is()),
        bare(rows.getOrDefault(first(found), "")));
  }

  /** A text without its quotes. */
  private static String bare(String value) {
    if (value.equals("empty")) {
      return "";
    }
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /** A field of the manifest; a question mark where it is not there. */
  public String fact(String name) {
    return facts.getOrDefault(name, "?");
  }
}
