package io.ringfence.reporting.venue;

import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.VenueStatementsQuery;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A file of venue statements: CSV as RFC 4180 with a header, columns by name, others passed over.
 * The columns stand in {@code schema/contracts/README.md} and {@code
 * json-schema/venue-statements.schema.json}. One wrong cell refuses the file: half a statement
 * proves nothing.
 */
public final class StatementFile {
  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
  private static final List<String> COLUMNS =
      List.of(
          "venue", "account", "asset", "from", "to", "opening", "in", "out", "fees", "funding",
          "loss", "closing");

  private final String file;
  private final String digest;
  private final List<VenueStatementsQuery.Row> rows = new ArrayList<>();

  private StatementFile(String file, byte[] content) {
    this.file = file;
    this.digest = Sha256.hex(content);
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages and as source of the rows
   * @param content its bytes, UTF-8
   * @throws IllegalArgumentException naming file, line, field and rule
   */
  public static List<VenueStatementsQuery.Row> read(String file, byte[] content)
      throws IOException {
    StatementFile statements = new StatementFile(file, content);
    try (CSVParser parser = CSVParser.parse(new String(content, StandardCharsets.UTF_8), FORMAT)) {
      statements.requireColumns(parser.getHeaderNames());
      for (CSVRecord cells : parser) {
        statements.add(cells, parser.getCurrentLineNumber());
      }
    } catch (IllegalStateException | java.io.UncheckedIOException e) {
      throw new IllegalArgumentException(file + " must be CSV as RFC 4180: " + e.getMessage(), e);
    }
    statements.requireNoOverlap();
    return List.copyOf(statements.rows);
  }

  private void requireColumns(List<String> names) {
    for (String column : COLUMNS) {
      if (!names.contains(column)) {
        throw new IllegalArgumentException(
            "%s, line 1, %s must be a column, was %s".formatted(file, column, names));
      }
    }
  }

  private void add(CSVRecord cells, long line) {
    String place = file + ", line " + line;
    if (!cells.isConsistent()) {
      throw new IllegalArgumentException(
          place + ", row must have as many fields as the header, had " + cells.size());
    }
    try {
      rows.add(new VenueStatementsQuery.Row(statement(cells), place, digest));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(place + ", " + e.getMessage(), e);
    }
  }

  private static Statement statement(CSVRecord cells) {
    return new Statement(
        new Statement.Account(name(cells, "venue"), name(cells, "account"), text(cells, "asset")),
        instant(cells, "from"),
        instant(cells, "to"),
        new Statement.Figures(
            amount(cells, "opening"),
            amount(cells, "in"),
            amount(cells, "out"),
            amount(cells, "fees"),
            amount(cells, "funding"),
            amount(cells, "loss"),
            amount(cells, "closing")));
  }

  private static String text(CSVRecord cells, String column) {
    String text = cells.get(column).strip();
    if (text.isEmpty()) {
      throw new IllegalArgumentException(column + " must not be empty");
    }
    return text;
  }

  /** Part of a position's key: without a slash. */
  private static String name(CSVRecord cells, String column) {
    String name = text(cells, column);
    if (name.indexOf('/') >= 0) {
      throw new IllegalArgumentException(column + " must not have a slash, was " + name);
    }
    return name;
  }

  private static Instant instant(CSVRecord cells, String column) {
    String text = text(cells, column);
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          column + " must be a time such as 2025-10-10T00:00:00Z, was " + text, e);
    }
  }

  private static BigDecimal amount(CSVRecord cells, String column) {
    String text = text(cells, column);
    try {
      BigDecimal figure = new BigDecimal(text);
      if (Precision.isStorable(figure)) {
        return figure;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(column + " must be a number, was " + text, e);
    }
    throw new IllegalArgumentException(
        "%s must have at most %s digits before and %s after the point, was %s"
            .formatted(column, Precision.INPUT_INTEGER_DIGITS, Precision.INPUT_SCALE, text));
  }

  private void requireNoOverlap() {
    Map<Statement.Account, List<VenueStatementsQuery.Row>> byAccount = new TreeMap<>();
    rows.forEach(
        row ->
            byAccount.computeIfAbsent(row.statement().account(), _ -> new ArrayList<>()).add(row));
    for (List<VenueStatementsQuery.Row> ofAccount : byAccount.values()) {
      ofAccount.sort(Comparator.comparing(row -> row.statement().from()));
      for (int i = 1; i < ofAccount.size(); i++) {
        VenueStatementsQuery.Row before = ofAccount.get(i - 1);
        VenueStatementsQuery.Row row = ofAccount.get(i);
        if (row.statement().from().isBefore(before.statement().to())) {
          throw new IllegalArgumentException(
              "%s, from must not be before the end of the statement before it (%s, %s), was %s"
                  .formatted(
                      row.source(),
                      before.source(),
                      before.statement().to(),
                      row.statement().from()));
        }
      }
    }
  }
}
