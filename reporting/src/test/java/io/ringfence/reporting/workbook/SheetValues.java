package io.ringfence.reporting.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * What the cells of a sheet show, read from its part alone: of books of thousands of rows it takes
 * a fraction of the time in which POI makes objects of them.
 */
final class SheetValues {
  private static final Pattern SHEET =
      Pattern.compile("<sheet [^>]*?name=\"([^\"]+)\"[^>]*?r:id=\"([^\"]+)\"");
  private static final Pattern RELATION = Pattern.compile("<Relationship [^>]*?>");
  private static final Pattern SHARED = Pattern.compile("<si>(.*?)</si>|<si/>", Pattern.DOTALL);
  private static final Pattern TEXT = Pattern.compile("<t[^>]*>([^<]*)</t>");
  private static final Pattern NUMBERED = Pattern.compile("&#(x?[0-9A-Fa-f]+);");
  private static final Pattern CELL =
      Pattern.compile("<c r=\"([A-Z]+)(\\d+)\"([^>]*?)(?:/>|>(.*?)</c>)", Pattern.DOTALL);
  private static final Pattern SHOWN = Pattern.compile("<v>([^<]*)</v>");

  /**
   * A cell.
   *
   * @param shown text, or figure as it was written
   * @param isFigure whether it is one
   */
  record Cell(String shown, boolean isFigure) {}

  private final Map<String, String> columns = new HashMap<>();
  private final SequencedMap<String, Map<String, Cell>> rows = new LinkedHashMap<>();

  /** The table of a sheet whose header begins with a heading. */
  static SheetValues of(Path book, String sheet, String firstHeading) throws IOException {
    try (ZipFile file = new ZipFile(book.toFile())) {
      return new SheetValues(text(file, part(file, sheet)), shared(file), firstHeading);
    }
  }

  /** What one cell shows; lines are counted from 1. */
  static Cell cell(Path book, String sheet, String letters, int line) throws IOException {
    try (ZipFile file = new ZipFile(book.toFile())) {
      Map<String, Cell> cells =
          lines(text(file, part(file, sheet)), shared(file))
              .getOrDefault(String.valueOf(line), Map.of());
      return cells.getOrDefault(letters, new Cell("", false));
    }
  }

  /** Rewrites the part of a sheet; all others are as they were. */
  static void rewrite(Path from, Path to, String sheet, UnaryOperator<String> change)
      throws IOException {
    try (ZipFile file = new ZipFile(from.toFile());
        OutputStream out = Files.newOutputStream(to);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(1);
      String changed = part(file, sheet);
      for (ZipEntry entry : file.stream().toList()) {
        zip.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals(changed)) {
          zip.write(change.apply(text(file, changed)).getBytes(StandardCharsets.UTF_8));
        } else {
          try (InputStream in = file.getInputStream(entry)) {
            in.transferTo(zip);
          }
        }
      }
    }
  }

  private SheetValues(String sheet, List<String> shared, String firstHeading) {
    boolean below = false;
    for (Map.Entry<String, Map<String, Cell>> numbered : lines(sheet, shared).entrySet()) {
      Map<String, Cell> line = numbered.getValue();
      Cell first = line.get("A");
      if (below && first == null) {
        break;
      }
      if (below) {
        rows.put(numbered.getKey(), line);
      } else if (first != null && heading(first).equals(firstHeading)) {
        line.forEach((letters, cell) -> columns.putIfAbsent(heading(cell), letters));
        below = true;
      }
    }
  }

  private static String heading(Cell cell) {
    return cell.shown().lines().findFirst().orElse("");
  }

  private static SequencedMap<String, Map<String, Cell>> lines(String sheet, List<String> shared) {
    SequencedMap<String, Map<String, Cell>> lines = new LinkedHashMap<>();
    Matcher cells = CELL.matcher(sheet);
    while (cells.find()) {
      String inner = Optional.ofNullable(cells.group(4)).orElse("");
      cell(cells.group(3), inner, shared)
          .ifPresent(
              cell ->
                  lines
                      .computeIfAbsent(cells.group(2), _ -> new HashMap<>())
                      .put(cells.group(1), cell));
    }
    return lines;
  }

  private static Optional<Cell> cell(String attributes, String inner, List<String> shared) {
    if (attributes.contains("t=\"inlineStr\"")) {
      return Optional.of(new Cell(plain(inner), false));
    }
    Matcher shown = SHOWN.matcher(inner);
    if (!shown.find()) {
      return Optional.empty();
    }
    if (attributes.contains("t=\"s\"")) {
      return Optional.of(new Cell(shared.get(Integer.parseInt(shown.group(1))), false));
    }
    boolean isText = attributes.contains("t=\"str\"") || attributes.contains("t=\"e\"");
    return Optional.of(new Cell(unescaped(shown.group(1)), !isText));
  }

  /** Rows below the header. */
  List<Map<String, Cell>> rows() {
    return List.copyOf(rows.values());
  }

  /** The same by the numbers of their lines. */
  Map<String, Map<String, Cell>> lines() {
    return rows;
  }

  /** Letters of a column. */
  String letters(String heading) {
    return Optional.ofNullable(columns.get(heading))
        .orElseThrow(() -> new AssertionError("there is no column " + heading));
  }

  /** A cell of a row by its heading. */
  Cell cell(Map<String, Cell> row, String heading) {
    return row.getOrDefault(letters(heading), new Cell("", false));
  }

  private static String part(ZipFile file, String sheet) throws IOException {
    Matcher sheets = SHEET.matcher(text(file, "xl/workbook.xml"));
    while (sheets.find()) {
      if (sheets.group(1).equals(sheet)) {
        return "xl/" + target(text(file, "xl/_rels/workbook.xml.rels"), sheets.group(2));
      }
    }
    throw new AssertionError("there is no sheet " + sheet);
  }

  private static String target(String relations, String id) {
    return RELATION
        .matcher(relations)
        .results()
        .map(MatchResult::group)
        .filter(relation -> relation.contains("Id=\"" + id + "\""))
        .map(relation -> relation.replaceAll(".*Target=\"(?:/xl/)?([^\"]+)\".*", "$1"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> shared(ZipFile file) throws IOException {
    return file.getEntry("xl/sharedStrings.xml") == null
        ? List.of()
        : SHARED
            .matcher(text(file, "xl/sharedStrings.xml"))
            .results()
            .map(found -> plain(found.group()))
            .toList();
  }

  private static String plain(String xml) {
    StringBuilder text = new StringBuilder();
    TEXT.matcher(xml).results().forEach(run -> text.append(unescaped(run.group(1))));
    return text.toString();
  }

  private static String unescaped(String xml) {
    return NUMBERED
        .matcher(xml)
        .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))))
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&amp;", "&");
  }

  private static String character(String number) {
    return Character.toString(
        number.startsWith("x")
            ? Integer.parseInt(number.substring(1), 16)
            : Integer.parseInt(number));
  }

  private static String text(ZipFile file, String part) throws IOException {
    try (InputStream in = file.getInputStream(file.getEntry(part))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
