package io.ringfence.reporting.evidence;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What differs between the cells of a payload and others. Both are read side by side, so that the
 * memory this takes does not grow with them.
 */
final class CellComparison {
  /** Most differences that are named; the others are counted. */
  static final int MOST = 1_000;

  /**
   * One difference.
   *
   * @param sheet where
   * @param cell where on it; empty: the whole sheet
   * @param was what was issued
   * @param is what the file says
   */
  record Difference(String sheet, String cell, String was, String is) {}

  private final EditableCells editable;
  private final Found differences = new Found();
  private final Found edits = new Found();
  private final Found shown = new Found();

  /** Differences of one kind. */
  private static final class Found {
    private final List<Difference> named = new ArrayList<>();
    private long count;

    void add(Difference difference) {
      count++;
      if (named.size() < MOST) {
        named.add(difference);
      }
    }
  }

  private CellComparison(EditableCells editable) {
    this.editable = editable;
  }

  /**
   * Compares.
   *
   * @param issued what was issued
   * @param editable cells meant for editing
   * @param others what is held against it
   */
  static CellComparison of(Payload issued, EditableCells editable, CellSource others)
      throws RefusedFileException, IOException {
    CellComparison comparison = new CellComparison(editable);
    Set<String> known = new HashSet<>();
    try (PayloadCells cells = issued.cells()) {
      for (String sheet = cells.nextSheet(); sheet != null; sheet = cells.nextSheet()) {
        known.add(sheet);
        if (others.sheets().contains(sheet)) {
          try (CellSource.Reader theirs = others.sheet(sheet)) {
            new SheetComparison(comparison, sheet, theirs).against(cells);
          }
        } else {
          comparison.add(new Difference(sheet, "", "a sheet", "missing"));
        }
      }
    }
    others.sheets().stream()
        .filter(sheet -> !known.contains(sheet))
        .forEach(sheet -> comparison.add(new Difference(sheet, "", "no sheet", "added")));
    return comparison;
  }

  void add(Difference difference) {
    (editable.has(difference.sheet(), difference.cell()) ? edits : differences).add(difference);
  }

  /** A formula that shows something else. */
  void addShown(Difference difference) {
    shown.add(difference);
  }

  /**
   * What differs, in the order of the issued sheets; cells meant for editing aside. Where some of
   * those were edited, what formulas show follows them and says nothing.
   */
  List<Difference> differences() {
    List<Difference> all = new ArrayList<>(differences.named);
    if (edits.count == 0) {
      all.addAll(shown.named);
    }
    return all;
  }

  /** How many differ. */
  long count() {
    return differences.count + (edits.count == 0 ? shown.count : 0);
  }

  /** What was written into cells meant for editing. */
  List<Difference> edits() {
    return List.copyOf(edits.named);
  }
}
