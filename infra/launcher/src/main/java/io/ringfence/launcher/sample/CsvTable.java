package io.ringfence.launcher.sample;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** The tables the sample is made from, as they lie beside the classes. */
final class CsvTable {
  /** CSV with a header that names the columns. */
  static final CSVFormat WITH_HEADER =
      CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

  private CsvTable() {}

  /** The rows of a resource of this package, in its order. */
  static <T> List<T> rows(String resource, Function<CSVRecord, T> row) {
    var in = Objects.requireNonNull(CsvTable.class.getResourceAsStream("/sample/" + resource));
    try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
        var records = WITH_HEADER.parse(reader)) {
      return records.stream().map(row).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  static List<PricedInstrument> instruments() {
    return rows(
        "instruments.csv",
        row ->
            new PricedInstrument(
                row.get("symbol"),
                new java.math.BigDecimal(row.get("start_price")),
                row.get("sector"),
                row.get("risk_class"),
                Integer.parseInt(row.get("beta_percent")),
                Integer.parseInt(row.get("crash_percent"))));
  }
}
