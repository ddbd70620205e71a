package io.ringfence.launcher.sample;

import io.ringfence.launcher.terminal.CommandFailure;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVRecord;

/** Reads the marks around one instant from recorded files. */
final class RecordedMarket {
  /** How old a mark in force may be before its instrument is left out of the sample. */
  private static final Duration FRESH = Duration.ofHours(2);

  /** How far ahead of that instant the sample's later rows reach. */
  private static final Duration AHEAD = Duration.ofHours(48);

  private final String venue;
  private final Instant at;
  private final Predicate<String> known;
  private final Map<String, TreeMap<Instant, BigDecimal>> marks = new TreeMap<>();

  private RecordedMarket(String venue, Instant at, Predicate<String> known) {
    this.venue = venue;
    this.at = at;
    this.known = known;
  }

  /**
   * Marks of every instrument of a venue that had a fresh one at an instant.
   *
   * @param files files of marks, plain or gzip
   * @param venue code of the venue; rows of others are left out
   * @param at the instant
   * @param known whether an instrument has rules; others are left out
   * @throws CommandFailure when a file cannot be read, or no instrument had a mark then
   */
  static Market read(List<Path> files, String venue, Instant at, Predicate<String> known) {
    RecordedMarket recorded = new RecordedMarket(venue, at, known);
    files.forEach(recorded::read);
    TreeMap<String, MarkPath> paths = new TreeMap<>();
    recorded.marks.forEach(
        (symbol, marks) -> {
          if (marks.floorKey(at) != null) {
            paths.put(symbol, new MarkPath(marks));
          }
        });
    if (paths.isEmpty()) {
      throw CommandFailure.wrongInput(
          "no instrument of %s has a mark in the %s hours before %s: choose another --at"
              .formatted(venue, FRESH.toHours(), at));
    }
    return new Market(venue, paths);
  }

  private void read(Path file) {
    MarksFile.read(file, this::keep);
  }

  private void keep(CSVRecord row) {
    Instant end = Instant.ofEpochMilli(Long.parseLong(row.get("ts_ms")));
    String symbol = row.get("instrument");
    if (isNear(end) && row.get("venue").equals(venue) && known.test(symbol)) {
      marks.computeIfAbsent(symbol, _ -> new TreeMap<>()).putAll(marksOf(row, end));
    }
  }

  private boolean isNear(Instant end) {
    return end.isAfter(at.minus(FRESH)) && !end.isAfter(at.plus(AHEAD));
  }

  private static Map<Instant, BigDecimal> marksOf(CSVRecord row, Instant end) {
    String close = row.get("mark_price");
    if (close.isEmpty()) {
      return Map.of();
    }
    if (!row.isMapped("mark_low") || row.get("mark_low").isEmpty()) {
      return Map.of(end, new BigDecimal(close));
    }
    return new Bar(
            end,
            Duration.ofMillis(Long.parseLong(row.get("bar_ms"))),
            new BigDecimal(row.get("mark_open")),
            new BigDecimal(row.get("mark_high")),
            new BigDecimal(row.get("mark_low")),
            new BigDecimal(close))
        .marks();
  }
}
