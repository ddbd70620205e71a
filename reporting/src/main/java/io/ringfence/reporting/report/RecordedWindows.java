package io.ringfence.reporting.report;

import io.ringfence.domain.quantity.Fraction;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.Containment.Extremes;
import io.ringfence.domain.reallocation.Containment.Joint;
import io.ringfence.domain.reallocation.Containment.Window;
import io.ringfence.domain.stress.Move;
import io.ringfence.domain.stress.Scenario;
import io.ringfence.reporting.query.HourlyMarksQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
public record RecordedWindows(
    Map<InstrumentId, NavigableMap<Instant, HourlyMarksQuery.Row>> byInstrument) {
  /** No hour is recorded. */
  public static final RecordedWindows NONE = new RecordedWindows(Map.of());

  /** The horizon of everything here. */
  public static final int HORIZON_HOURS = RecordedBars.HORIZON_HOURS;

  private static final int SCALE = 12;
  private static final BigDecimal LOWEST = new BigDecimal("-0.999999999999");

  /** From so many windows on they do not overlap. */
  private static final int MANY = 500;

  /** Of all hours given, in any order. */
  public static RecordedWindows of(List<HourlyMarksQuery.Row> hours) {
    Map<InstrumentId, NavigableMap<Instant, HourlyMarksQuery.Row>> byInstrument = new TreeMap<>();
    for (HourlyMarksQuery.Row row : hours) {
      byInstrument
          .computeIfAbsent(new InstrumentId(row.venue(), row.instrument()), _ -> new TreeMap<>())
          .put(row.hour(), row);
    }
    return new RecordedWindows(byInstrument);
  }

  /** Hours of an instrument by their end; none: nothing of it is recorded. */
  public NavigableMap<Instant, HourlyMarksQuery.Row> of(InstrumentId instrument) {
    return byInstrument.getOrDefault(instrument, Collections.emptyNavigableMap());
  }

  /** Whether windows begin every hour and so overlap, for there are few. */
  public boolean overlaps() {
    return starts().size() < MANY * HORIZON_HOURS;
  }

  /** Joint windows of the horizon, in order of time. */
  public List<Scenario> windows() {
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
    BigDecimal low = first.close();
    BigDecimal high = first.close();
    for (HourlyMarksQuery.Row row : ahead.values()) {
      low = low.min(row.low());
      high = high.max(row.high());
    }
    BigDecimal end = ahead.lastEntry().getValue().close();
    return new Move(share(low, first), share(high, first), share(end, first));
  }

  private static Fraction share(BigDecimal mark, HourlyMarksQuery.Row first) {
    return Fraction.of(mark.subtract(first.close()), first.close());
  }

  /** The same as a containment gate asks for them: extremes at 12 digits, rounded outwards. */
  public Joint joint() {
    return new Joint(
        Duration.ofHours(HORIZON_HOURS),
        windows().stream()
            .map(
                window -> {
                  Map<InstrumentId, Extremes> moves = new HashMap<>();
                  window.moves().forEach((of, move) -> moves.put(of, extremes(move)));
                  return new Window(window.name(), moves);
                })
            .toList());
  }

  private static Extremes extremes(Move move) {
    return new Extremes(
        move.low().rounded(SCALE, RoundingMode.FLOOR).max(LOWEST),
        move.high().rounded(SCALE, RoundingMode.CEILING));
  }
}
