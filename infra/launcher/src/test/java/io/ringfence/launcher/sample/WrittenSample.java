package io.ringfence.launcher.sample;

import io.ringfence.domain.position.PositionEvent;
import io.ringfence.domain.position.PositionEvent.FundingSettled;
import io.ringfence.domain.position.PositionEvent.MarkUpdate;
import io.ringfence.domain.position.PositionEvent.PositionVersion;
import io.ringfence.domain.position.PositionEvent.WalletEvent;
import io.ringfence.domain.position.PositionFacts;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.domain.quantity.PositionSide;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of a sample back, written without the code that wrote them.
 *
 * @param folder where they lie
 */
record WrittenSample(Path folder) {
  /** All rows of a file, the wrong ones included. */
  List<CSVRecord> rows(String file) {
    Path path = folder.resolve(file);
    try (InputStream in = Files.newInputStream(path);
        InputStream plain = file.endsWith(".gz") ? new GZIPInputStream(in) : in;
        var reader = new InputStreamReader(plain, StandardCharsets.UTF_8);
        var records = CsvTable.WITH_HEADER.parse(reader)) {
      return records.getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rows of a file that are not wrong on purpose. */
  List<CSVRecord> goodRows(String file) {
    Set<Long> wrong = new HashSet<>();
    for (CSVRecord row : rows("wrong-rows.csv")) {
      if (row.get("file").equals(file)) {
        wrong.add(Long.parseLong(row.get("line")));
      }
    }
    // The header is line 1 and no field holds a line break.
    return rows(file).stream().filter(row -> !wrong.contains(row.getRecordNumber() + 1)).toList();
  }

  /** Codes of the wrong rows of a file. */
  List<String> wrongCodes(String file) {
    return rows("wrong-rows.csv").stream()
        .filter(row -> row.get("file").equals(file))
        .map(row -> row.get("code"))
        .toList();
  }

  /** Every good event in the order of a replay: time, then kind. */
  List<PositionEvent> events(List<MarkUpdate> marks) {
    List<PositionEvent> events = new ArrayList<>();
    goodRows("positions.csv").forEach(row -> events.add(version(row)));
    goodRows("wallet-events.csv").forEach(row -> events.add(walletEvent(row)));
    if (Files.exists(folder.resolve("funding.csv.gz"))) {
      goodRows("funding.csv.gz").forEach(row -> events.add(funding(row)));
    }
    events.addAll(marks);
    events.sort(Comparator.comparing(PositionEvent::at).thenComparing(event -> rank(event)));
    return events;
  }

  /** The marks a replay makes of the sample's own bars. */
  List<MarkUpdate> ownMarks() {
    List<MarkUpdate> marks = new ArrayList<>();
    for (CSVRecord row : goodRows("marks.csv.gz")) {
      Instant end = Instant.ofEpochMilli(Long.parseLong(row.get("ts_ms")));
      Duration quarter = Duration.ofMillis(Long.parseLong(row.get("bar_ms"))).dividedBy(4);
      BigDecimal open = new BigDecimal(row.get("mark_open"));
      BigDecimal high = new BigDecimal(row.get("mark_high"));
      BigDecimal low = new BigDecimal(row.get("mark_low"));
      boolean lowFirst = open.subtract(low).compareTo(high.subtract(open)) <= 0;
      List<BigDecimal> path =
          List.of(
              open,
              lowFirst ? low : high,
              lowFirst ? high : low,
              new BigDecimal(row.get("mark_price")));
      for (int i = 0; i < path.size(); i++) {
        Instant at = end.minus(quarter.multipliedBy(3L - i));
        marks.add(new MarkUpdate(instrument(row), at, path.get(i)));
      }
    }
    return marks;
  }

  private static int rank(PositionEvent event) {
    return switch (event) {
      case PositionEvent.RulesChanged _ -> -1;
      case PositionVersion _ -> 0;
      case WalletEvent _, PositionEvent.StopsSet _, PositionEvent.VenueFill _ -> 1;
      case FundingSettled _ -> 2;
      case MarkUpdate _ -> 3;
    };
  }

  static PositionVersion version(CSVRecord row) {
    return new PositionVersion(
        key(row),
        Instant.parse(row.get("ts")),
        Long.parseLong(row.get("sequence")),
        new BigDecimal(row.get("quantity")),
        new BigDecimal(row.get("entry_price")),
        new BigDecimal(row.get("isolated_margin")),
        new BigDecimal(row.get("leverage")),
        facts(row),
        figure(row.get("realised_pnl")));
  }

  private static PositionFacts facts(CSVRecord row) {
    return new PositionFacts(
        row.get("desk"),
        row.get("book"),
        row.get("trader"),
        figure(row.get("stop_price")),
        figure(row.get("stop_quantity")),
        figure(row.get("planned_max_loss")),
        null,
        null,
        row.get("legal_entity"),
        row.get("client_or_house"),
        PositionFacts.Labels.UNKNOWN);
  }

  private static WalletEvent walletEvent(CSVRecord row) {
    return new WalletEvent(
        key(row),
        Instant.parse(row.get("ts")),
        Long.parseLong(row.get("sequence")),
        WalletEvent.Kind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)),
        new BigDecimal(row.get("amount")));
  }

  private static FundingSettled funding(CSVRecord row) {
    return new FundingSettled(
        instrument(row),
        Instant.ofEpochMilli(Long.parseLong(row.get("ts_ms"))),
        new BigDecimal(row.get("funding_rate")));
  }

  static PositionKey key(CSVRecord row) {
    return new PositionKey(
        instrument(row), row.get("account"), PositionSide.of(row.get("side")).orElseThrow());
  }

  private static InstrumentId instrument(CSVRecord row) {
    return new InstrumentId(row.get("venue"), row.get("instrument"));
  }

  private static @Nullable BigDecimal figure(String text) {
    return text.isEmpty() ? null : new BigDecimal(text);
  }
}
