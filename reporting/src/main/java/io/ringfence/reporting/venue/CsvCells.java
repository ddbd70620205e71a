package io.ringfence.reporting.venue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One row of a file that is given with a report: CSV as RFC 4180 with a header, columns by name,
 * others passed over. One wrong cell refuses the file.
 *
 * @param place file and line
 * @param row its cells
 */
record CsvCells(String place, CSVRecord row) {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  /**
   * Gives every row to a reader.
   *
   * @param file its name, for messages
   * @param content its bytes, UTF-8
   * @param columns columns it must have
   * @param reader reads a row; what it refuses is refused with file and line before it
   * @throws IllegalArgumentException naming file, line, field and rule
   */
  static void read(String file, byte[] content, List<String> columns, Consumer<CsvCells> reader)
      throws IOException {
    try (CSVParser parser = CSVParser.parse(new String(content, StandardCharsets.UTF_8), FORMAT)) {
      requireColumns(file, columns, parser.getHeaderNames());
      for (CSVRecord row : parser) {
        new CsvCells(file + ", line " + parser.getCurrentLineNumber(), row).readBy(reader);
      }
    } catch (IllegalStateException | java.io.UncheckedIOException e) {
      throw new IllegalArgumentException(file + " must be CSV as RFC 4180: " + e.getMessage(), e);
    }
  }

  private static void requireColumns(String file, List<String> columns, List<String> names) {
    for (String column : columns) {
      if (!names.contains(column)) {
        throw new IllegalArgumentException(
            "%s, line 1, %s must be a column, was %s".formatted(file, column, names));
      }
    }
  }

  private void readBy(Consumer<CsvCells> reader) {
    if (!row.isConsistent()) {
      throw new IllegalArgumentException(
          place + ", row must have as many fields as the header, had " + row.size());
    }
    try {
      reader.accept(this);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ", " + e.getMessage(), e);
    }
  }

  /** A text that is there. */
  String text(String column) {
    String text = row.get(column).strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(column + " must not be empty");
    }
    return text;
  }

  /** A text that may be left out, with its column. */
  Optional<String> optional(String column) {
    return row.isMapped(column)
        ? Optional.of(row.get(column).strip()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** Part of a position's key: without a slash. */
  String name(String column) {
    String name = text(column);
    if (name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(column + " must not have a slash, was " + name);
    }
    return name;
  }

  /** An instant with a zone. */
  Instant instant(String column) {
    String text = text(column);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          column + " must be a time such as 2025-10-10T00:00:00Z, was " + text, e);
    }
  }
}
