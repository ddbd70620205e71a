package io.ringfence.launcher.backtest;

import io.ringfence.domain.outcome.Hour;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.launcher.sample.MarksFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;

/**
 * Hourly bars of recorded marks.
 *
 * @param bars bar by its end and instrument
 */
record Tape(NavigableMap<Instant, Map<InstrumentId, Bar>> bars) {
  private static final long HOUR = 3_600_000;

  /**
   * A bar.
   *
   * @param range its extremes
   * @param close mark at its end
   */
  record Bar(Hour.Range range, BigDecimal close) {}

  /**
   * Reads hourly bars; rows without extremes, and of other lengths, are left out.
   *
   * @param known instruments wanted
   */
  static Tape read(List<Path> files, Instant from, Instant to, Predicate<InstrumentId> known) {
    Tape tape = new Tape(new TreeMap<>());
    for (Path file : files) {
      MarksFile.read(file, row -> tape.keep(row, from, to, known));
    }
    return tape;
  }

  private void keep(CSVRecord row, Instant from, Instant to, Predicate<InstrumentId> known) {
    Instant end = Instant.ofEpochMilli(Long.parseLong(row.get("ts_ms")));
    if (end.isBefore(from) || end.isAfter(to) || !isHourlyBar(row)) {
      return;
    }
    InstrumentId instrument = new InstrumentId(row.get("venue"), row.get("instrument"));
    if (known.test(instrument)) {
      Hour.Range range =
          new Hour.Range(new BigDecimal(row.get("mark_low")), new BigDecimal(row.get("mark_high")));
      bars.computeIfAbsent(end, _ -> new HashMap<>())
          .put(instrument, new Bar(range, new BigDecimal(row.get("mark_price"))));
    }
  }

  private static boolean isHourlyBar(CSVRecord row) {
    return row.isMapped("mark_low")
        && !row.get("mark_low").isEmpty()
        && !row.get("mark_price").isEmpty()
        && Long.parseLong(row.get("bar_ms")) == HOUR;
  }

  Map<InstrumentId, Bar> endingAt(Instant end) {
    return bars.getOrDefault(end, Map.of());
  }
}
