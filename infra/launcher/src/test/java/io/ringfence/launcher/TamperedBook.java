package io.ringfence.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A workbook in which somebody has written another number into one cell, in the bytes of its sheet.
 *
 * @param file the altered copy
 * @param sheet name of the sheet
 * @param cell the cell
 */
record TamperedBook(Path file, String sheet, String cell) {
  /** The number of a cell that is neither a formula nor a text. */
  private static final Pattern NUMBER =
      Pattern.compile("<c r=\"([A-Z]+\\d+)\"(?: s=\"\\d+\")?(?: t=\"n\")?><v>([^<]+)</v>");

  private static final Pattern SHEET =
      Pattern.compile("<sheet name=\"([^\"]+)\" [^>]*r:id=\"rId(\\d+)\"");

  private static final String SHEETS = "xl/worksheets/sheet";

  /** A copy with another number in the first cell that has one. */
  static TamperedBook of(Path book, Path copy) throws IOException {
    String part = "";
    String cell = "";
    List<String> names;
    try (ZipFile zip = new ZipFile(book.toFile());
        OutputStream out = Files.newOutputStream(copy);
        ZipOutputStream altered = new ZipOutputStream(out)) {
      names = names(zip);
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        byte[] bytes = zip.getInputStream(entry).readAllBytes();
        if (part.isEmpty() && entry.getName().startsWith(SHEETS)) {
          String text = new String(bytes, StandardCharsets.UTF_8);
          Matcher number = NUMBER.matcher(text);
          if (number.find()) {
            part = entry.getName();
            cell = number.group(1);
            bytes =
                (text.substring(0, number.start(2)) + "4711.5" + text.substring(number.end(2)))
                    .getBytes(StandardCharsets.UTF_8);
          }
        }
        altered.putNextEntry(new ZipEntry(entry.getName()));
        altered.write(bytes);
        altered.closeEntry();
      }
    }
    if (part.isEmpty()) {
      throw new AssertionError(book + " has no number in any cell");
    }
    int number = Integer.parseInt(part.substring(SHEETS.length(), part.indexOf(".xml")));
    return new TamperedBook(copy, names.get(number - 1), cell);
  }

  /** Names of the sheets by the numbers of their parts. */
  private static List<String> names(ZipFile zip) throws IOException {
    ZipEntry workbook = zip.getEntry("xl/workbook.xml");
    String text = new String(zip.getInputStream(workbook).readAllBytes(), StandardCharsets.UTF_8);
    List<String> names = new ArrayList<>();
    Matcher sheet = SHEET.matcher(text);
    while (sheet.find()) {
      names.add(sheet.group(1));
    }
    return names;
  }
}
