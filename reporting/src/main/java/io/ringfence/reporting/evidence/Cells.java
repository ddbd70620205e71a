package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The values of a workbook by sheet and cell, empty cells left out. */
final class Cells {
  private static final String EMPTY = "empty";
  private static final String EMPTY_TEXT = "\"\"";

  /**
   * One difference.
   *
   * @param sheet where
   * @param cell where on it; empty: the whole sheet
   * @param was what was issued
   * @param is what the file says
   */
  record Difference(String sheet, String cell, String was, String is) {}

  private final Map<String, Map<String, String>> sheets = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> shown = new LinkedHashMap<>();
  private long size;

  void addSheet(String sheet) {
    sheets.computeIfAbsent(sheet, _ -> new LinkedHashMap<>());
  }

  /** What a cell with a formula shows. */
  void putShown(String sheet, String cell, String value) {
    shown.computeIfAbsent(sheet, _ -> new LinkedHashMap<>()).put(cell, value);
  }

  /** The value of a cell; empty: there is none. */
  Optional<String> at(String sheet, String cell) {
    return Optional.ofNullable(sheets.getOrDefault(sheet, Map.of()).get(cell));
  }

  /** Cells of a sheet by name; of one that is not there none. */
  Map<String, String> of(String sheet) {
    return Map.copyOf(sheets.getOrDefault(sheet, Map.of()));
  }

  /** Cells that were put, whether or not for the first time. */
  long size() {
    return size;
  }

  void put(String sheet, String cell, String value) {
    addSheet(sheet);
    size++;
    if (!value.equals(EMPTY_TEXT)) {
      sheets.getOrDefault(sheet, Map.of()).put(cell, value);
    }
  }

  /** SHA-256 over sheet, cell and value of every cell, sheets and cells by name. */
  String digest() {
    MessageDigest digest = Sha256.fresh();
    new TreeMap<>(sheets)
        .forEach(
            (sheet, cells) -> {
              feed(digest, sheet);
              new TreeMap<>(cells)
                  .forEach(
                      (cell, value) -> {
                        feed(digest, cell);
                        feed(digest, value);
                      });
            });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void feed(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  /** What differs in a file, in the order of the issued sheets; cells meant for editing aside. */
  List<Difference> differencesIn(Cells file, EditableCells editable) {
    List<Difference> differences = new ArrayList<>(allDifferencesIn(file));
    boolean edited = differences.removeIf(found -> editable.has(found.sheet(), found.cell()));
    if (!edited) {
      differences.addAll(shownDifferencesIn(file));
    }
    return differences;
  }

  /** What was written into cells meant for editing. */
  List<Difference> editsIn(Cells file, EditableCells editable) {
    return allDifferencesIn(file).stream()
        .filter(found -> editable.has(found.sheet(), found.cell()))
        .toList();
  }

  /** Formulas that show something else; what they show follows the cells meant for editing. */
  private List<Difference> shownDifferencesIn(Cells file) {
    List<Difference> differences = new ArrayList<>();
    shown.forEach(
        (sheet, cells) -> {
          Map<String, String> theirs = file.shown.getOrDefault(sheet, Map.of());
          cells.forEach(
              (cell, was) -> {
                String is = theirs.get(cell);
                if (is != null && !CellValue.isNear(was, is)) {
                  differences.add(new Difference(sheet, cell, was, is));
                }
              });
        });
    return differences;
  }

  private List<Difference> allDifferencesIn(Cells file) {
    List<Difference> differences = new ArrayList<>();
    sheets.forEach(
        (sheet, cells) -> {
          Map<String, String> theirs = file.sheets.get(sheet);
          if (theirs == null) {
            differences.add(new Difference(sheet, "", "a sheet", "missing"));
          } else {
            compare(sheet, cells, theirs, differences);
          }
        });
    file.sheets.keySet().stream()
        .filter(sheet -> !sheets.containsKey(sheet))
        .forEach(sheet -> differences.add(new Difference(sheet, "", "no sheet", "added")));
    return differences;
  }

  private static void compare(
      String sheet,
      Map<String, String> issued,
      Map<String, String> theirs,
      List<Difference> differences) {
    Set<String> names = issued.keySet();
    Set<String> added = new TreeSet<>(theirs.keySet());
    added.removeAll(names);
    for (Set<String> some : List.of(names, added)) {
      for (String cell : some) {
        String was = issued.getOrDefault(cell, EMPTY);
        String is = theirs.getOrDefault(cell, EMPTY);
        if (!was.equals(is)) {
          differences.add(new Difference(sheet, cell, was, is));
        }
      }
    }
  }
}
