package io.ringfence.reporting.stress;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.stress.Move;
import io.ringfence.domain.stress.Scenario;
import io.ringfence.reporting.query.HourlyMarksQuery;
import io.ringfence.reporting.report.RecordedBars;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Recorded hours as joint windows of all instruments. An instrument has no move in a window that an
 * hour of it is missing from; nothing is made up for it.
 *
 * @param byInstrument hours of each instrument by their end
 */
record History(Map<InstrumentId, NavigableMap<Instant, HourlyMarksQuery.Row>> byInstrument) {
  /** The horizon of everything here. */
  static final int HORIZON_HOURS = RecordedBars.HORIZON_HOURS;

  /** From so many windows on they do not overlap. */
  private static final int MANY = 500;

  static History of(List<HourlyMarksQuery.Row> hours) {
    Map<InstrumentId, NavigableMap<Instant, HourlyMarksQuery.Row>> byInstrument = new TreeMap<>();
    for (HourlyMarksQuery.Row row : hours) {
      byInstrument
          .computeIfAbsent(new InstrumentId(row.venue(), row.instrument()), _ -> new TreeMap<>())
          .put(row.hour(), row);
    }
    return new History(byInstrument);
  }

  /** Whether windows begin every hour and so overlap, for there are few. */
  boolean overlaps() {
    return starts().size() < MANY * HORIZON_HOURS;
  }

  /** Joint windows of the horizon, in order of time. */
  List<Scenario> windows() {
    List<Instant> starts = starts();
    int step = overlaps() ? 1 : HORIZON_HOURS;
    List<Scenario> windows = new ArrayList<>();
    for (int i = 0; i + HORIZON_HOURS < starts.size(); i += step) {
      windows.add(window(starts.get(i)));
    }
    return windows;
  }

  private List<Instant> starts() {
    return byInstrument.values().stream()
        .flatMap(hours -> hours.keySet().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private Scenario window(Instant start) {
    Map<InstrumentId, Move> moves = new HashMap<>();
    byInstrument.forEach(
        (instrument, hours) -> {
          HourlyMarksQuery.Row first = hours.get(start);
          NavigableMap<Instant, HourlyMarksQuery.Row> ahead =
              hours.subMap(start, false, start.plus(Duration.ofHours(HORIZON_HOURS)), true);
          if (first != null && ahead.size() == HORIZON_HOURS) {
            moves.put(instrument, move(first, ahead));
          }
        });
    return new Scenario(start.toString(), moves, null);
  }

  private static Move move(
      HourlyMarksQuery.Row first, NavigableMap<Instant, HourlyMarksQuery.Row> ahead) {
    Fraction low = Fraction.ZERO;
    Fraction high = Fraction.ZERO;
    for (HourlyMarksQuery.Row row : ahead.values()) {
      low = low.min(Fraction.of(row.low().subtract(first.close()), first.close()));
      high = high.max(Fraction.of(row.high().subtract(first.close()), first.close()));
    }
    HourlyMarksQuery.Row last = ahead.lastEntry().getValue();
    return new Move(low, high, Fraction.of(last.close().subtract(first.close()), first.close()));
  }
}
