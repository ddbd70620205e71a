package io.ringfence.reporting.evidence;

import io.ringfence.reporting.report.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  void addSheet(String sheet) {
    sheets.computeIfAbsent(sheet, _ -> new LinkedHashMap<>());
  }

  void put(String sheet, String cell, String value) {
    addSheet(sheet);
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
  List<Difference> differencesIn(Cells file, Set<String> editable) {
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
    differences.removeIf(found -> editable.contains(found.sheet() + "!" + found.cell()));
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
