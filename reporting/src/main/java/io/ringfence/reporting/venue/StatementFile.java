package io.ringfence.reporting.venue;

import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.VenueStatementsQuery;
import io.ringfence.reporting.report.Sha256;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of venue statements: CSV as RFC 4180 with a header, columns by name, others passed over.
 * The columns stand in {@code schema/contracts/README.md} and {@code
 * json-schema/venue-statements.schema.json}. One wrong cell refuses the file: half a statement
 * proves nothing.
 */
public final class StatementFile {
  private static final List<String> COLUMNS =
      List.of(
          "venue", "account", "asset", "from", "to", "opening", "in", "out", "fees", "funding",
          "loss", "closing");

  private final String digest;
  private final List<VenueStatementsQuery.Row> rows = new ArrayList<>();

  private StatementFile(byte[] content) {
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
    StatementFile statements = new StatementFile(content);
    CsvCells.read(
        file,
        content,
        COLUMNS,
        cells ->
            statements.rows.add(
                new VenueStatementsQuery.Row(statement(cells), cells.place(), statements.digest)));
    statements.requireNoOverlap();
    return List.copyOf(statements.rows);
  }

  private static Statement statement(CsvCells cells) {
    return new Statement(
        new Statement.Account(cells.name("venue"), cells.name("account"), cells.text("asset")),
        cells.instant("from"),
        cells.instant("to"),
        new Statement.Figures(
            amount(cells, "opening"),
            amount(cells, "in"),
            amount(cells, "out"),
            amount(cells, "fees"),
            amount(cells, "funding"),
            amount(cells, "loss"),
            amount(cells, "closing")));
  }

  private static BigDecimal amount(CsvCells cells, String column) {
    String text = cells.text(column);
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
