package io.ringfence.streaming.intake;

import io.ringfence.contracts.wire.RejectCode;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a CSV file row by row (RFC 4180) and keeps what the row was on paper: its line and its
 * text. A row with a broken quote is refused alone: the line after it is read as a row of its own,
 * so that one bad row never eats its neighbours. Blank lines are no rows.
 */
final class CsvReader implements Closeable {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final char NOT_UTF_8 = '\uFFFD';
  private static final int MOST_LINES_OF_A_ROW = 20;

  private final BufferedReader text;
  private final CsvLines lines;
  private final CsvHeader header;

  /**
   * Opens a file and reads its header.
   *
   * @throws InputFileException where the file has none
   * @throws IOException where the file cannot be read
   */
  CsvReader(InputFile file) throws IOException {
    this.text = TextFiles.open(file.path());
    this.lines = new CsvLines(text);
    String first = lines.next();
    if (first == null || first.isBlank()) {
      text.close();
      throw new InputFileException(
          file.name() + ": must begin with a header, its first line is empty");
    }
    String names = first.startsWith(BYTE_ORDER_MARK) ? first.substring(1) : first;
    this.header = new CsvHeader(file.name(), CsvFields.of(names).orElse(List.of(names)));
  }

  CsvHeader header() {
    return header;
  }

  /** The next row, or null after the last. */
  @Nullable CsvRow next() throws IOException {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    if (line == null) {
      return null;
    }
    return CsvFields.isOpen(line) ? severalLines(line) : row(lines.number(), line);
  }

  /** A row whose quoted field contains line ends, or a line with a broken quote. */
  private CsvRow severalLines(String first) throws IOException {
    long number = lines.number();
    StringBuilder whole = new StringBuilder(first);
    for (int more = 1; more < MOST_LINES_OF_A_ROW; more++) {
      String line = lines.next();
      if (line == null) {
        break;
      }
      whole.append('\n').append(line);
      if (CsvFields.isOpen(line)) {
        CsvRow row = row(number, whole.toString());
        if (row.refusal() == null) {
          return row;
        }
        break;
      }
    }
    putBackAllButFirst(whole.substring(first.length()));
    return refused(number, first, RejectCode.MALFORMED_ROW, "a quote must be closed, one is open");
  }

  private void putBackAllButFirst(String rest) {
    int end = rest.length();
    while (end > 0) {
      int start = rest.lastIndexOf('\n', end - 1);
      lines.putBack(rest.substring(start + 1, end));
      end = start;
    }
  }

  private CsvRow row(long number, String original) {
    if (original.indexOf(NOT_UTF_8) >= 0) {
      return refused(number, original, RejectCode.MALFORMED_ROW, "text must be UTF-8, is not");
    }
    Optional<List<String>> fields = CsvFields.of(original);
    if (fields.isEmpty()) {
      return refused(
          number, original, RejectCode.MALFORMED_ROW, "quotes must enclose whole fields, do not");
    }
    int found = fields.get().size();
    if (found < header.size()) {
      return refused(number, original, RejectCode.MISSING_COLUMN, missing(found));
    }
    if (found > header.size()) {
      return refused(
          number,
          original,
          RejectCode.MALFORMED_ROW,
          "fields must be %s as in the header, were %s".formatted(header.size(), found));
    }
    return new CsvRow(number, original, fields.get(), null);
  }

  private String missing(int found) {
    return "fields must be %s as in the header, were %s: %s is missing"
        .formatted(header.size(), found, header.name(found));
  }

  private static CsvRow refused(long number, String original, RejectCode code, String reason) {
    return new CsvRow(number, original, List.of(), new Refusal(code, reason));
  }

  @Override
  public void close() throws IOException {
    text.close();
  }
}
