package io.ringfence.reporting.stress;

import io.ringfence.reporting.query.HourlyMarksQuery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Hourly bars of marks from files, plain or gzip, as a replay takes them. Bars of other lengths and
 * rows without extremes are left out, and so is what ends after an instant: nothing looks ahead.
 */
public final class RecordedHours {
  private static final String HOUR_MILLIS = "3600000";
  private static final String GZIP = ".gz";
  private static final List<String> COLUMNS =
      List.of("ts_ms", "venue", "instrument", "mark_price", "bar_ms", "mark_high", "mark_low");

  private final Path file;
  private final Map<String, Integer> places = new HashMap<>();

  private RecordedHours(Path file) {
    this.file = file;
  }

  /**
   * Reads files.
   *
   * @param until bars that end later are left out
   * @throws IllegalArgumentException naming file, line and field, when a row is wrong
   */
  public static List<HourlyMarksQuery.Row> read(List<Path> files, Instant until)
      throws IOException {
    List<HourlyMarksQuery.Row> rows = new ArrayList<>();
    for (Path file : files) {
      new RecordedHours(file).addTo(rows, until);
    }
    return rows;
  }

  private void addTo(List<HourlyMarksQuery.Row> rows, Instant until) throws IOException {
    try (InputStream bytes = Files.newInputStream(file);
        InputStream plain = file.toString().endsWith(GZIP) ? new GZIPInputStream(bytes) : bytes;
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
      header(lines.readLine());
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        String[] cells = line.split(",", -1);
        if (cells.length != places.size()) {
          throw wrong(number, "row", "must have " + places.size() + " fields", line);
        }
        if (isHour(cells)) {
          HourlyMarksQuery.Row row = row(cells, number);
          if (!row.hour().isAfter(until)) {
            rows.add(row);
          }
        }
      }
    }
  }

  private void header(@Nullable String line) {
    String[] names = line == null ? new String[0] : line.split(",", -1);
    for (int i = 0; i < names.length; i++) {
      places.put(names[i], i);
    }
    for (String column : COLUMNS) {
      if (!places.containsKey(column)) {
        throw wrong(1, column, "must be a column", String.join(",", names));
      }
    }
  }

  private boolean isHour(String[] cells) {
    return cell(cells, "bar_ms").equals(HOUR_MILLIS)
        && !cell(cells, "mark_low").isEmpty()
        && !cell(cells, "mark_high").isEmpty()
        && !cell(cells, "mark_price").isEmpty();
  }

  private String cell(String[] cells, String column) {
    return cells[places.getOrDefault(column, 0)];
  }

  private HourlyMarksQuery.Row row(String[] cells, int number) {
    return new HourlyMarksQuery.Row(
        cell(cells, "venue"),
        cell(cells, "instrument"),
        Instant.ofEpochMilli(price(cells, "ts_ms", number).longValueExact()),
        price(cells, "mark_low", number),
        price(cells, "mark_high", number),
        price(cells, "mark_price", number));
  }

  private BigDecimal price(String[] cells, String column, int number) {
    try {
      BigDecimal figure = new BigDecimal(cell(cells, column));
      if (figure.signum() > 0) {
        return figure;
      }
    } catch (NumberFormatException e) {
      throw wrong(number, column, "must be a number above 0", cell(cells, column));
    }
    throw wrong(number, column, "must be a number above 0", cell(cells, column));
  }

  private IllegalArgumentException wrong(int line, String field, String rule, String was) {
    return new IllegalArgumentException(
        "%s, line %s, %s %s, was %s".formatted(file, line, field, rule, was));
  }
}
