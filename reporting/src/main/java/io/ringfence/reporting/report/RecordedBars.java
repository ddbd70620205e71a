package io.ringfence.reporting.report;

import io.ringfence.domain.outcome.BarHistory;
import io.ringfence.domain.outcome.Hour;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.reallocation.BarrierOdds;
import io.ringfence.domain.reallocation.Outlook;
import io.ringfence.reporting.query.HourlyMarksQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What recorded hours of marks say about the hours ahead: the one source of volatility and odds for
 * proposals, tickets and sheets. A missing hour is a gap, not an hour without a move. Odds are an
 * instrument's own from a hundred moves on, and those of all instruments together before.
 */
public final class RecordedBars {
  /** Length of the hours ahead. */
  public static final int HORIZON_HOURS = 8;

  /** No hour is recorded. */
  public static final RecordedBars NONE = new RecordedBars(Map.of(), Map.of());

  private static final int FEWEST_MOVES = 100;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration HORIZON = Duration.ofHours(HORIZON_HOURS);

  private static final int TREND_SCALE = 4;

  private final Map<InstrumentId, NavigableMap<Instant, HourlyMarksQuery.Row>> rows;
  private final Map<InstrumentId, BarHistory> byInstrument;
  private final Map<InstrumentId, Outlook.Volatility> volatilities = new TreeMap<>();

  private RecordedBars(
      Map<InstrumentId, NavigableMap<Instant, HourlyMarksQuery.Row>> rows,
      Map<InstrumentId, BarHistory> byInstrument) {
    this.rows = Collections.unmodifiableMap(rows);
    this.byInstrument = Collections.unmodifiableMap(byInstrument);
    Optional<BarrierOdds> pooled = BarHistory.odds(byInstrument.values());
    byInstrument.forEach(
        (instrument, history) ->
            history
                .sigma()
                .flatMap(sigma -> odds(history, pooled).map(odds -> volatility(sigma, odds)))
                .ifPresent(volatility -> volatilities.put(instrument, volatility)));
  }

  private static Optional<BarrierOdds> odds(BarHistory history, Optional<BarrierOdds> pooled) {
    return isEnough(history) ? Optional.of(BarrierOdds.of(history.moves())) : pooled;
  }

  private static boolean isEnough(BarHistory history) {
    return history.moves().size() >= FEWEST_MOVES;
  }

  private static Outlook.Volatility volatility(BigDecimal sigma, BarrierOdds odds) {
    return new Outlook.Volatility(sigma, HORIZON, odds);
  }

  /** Of all hours given, in any order. */
  public static RecordedBars of(List<HourlyMarksQuery.Row> hours) {
    Map<InstrumentId, NavigableMap<Instant, HourlyMarksQuery.Row>> sorted = new TreeMap<>();
    for (HourlyMarksQuery.Row row : hours) {
      sorted
          .computeIfAbsent(new InstrumentId(row.venue(), row.instrument()), _ -> new TreeMap<>())
          .put(row.hour(), row);
    }
    Map<InstrumentId, BarHistory> histories = new TreeMap<>();
    sorted.forEach((instrument, rows) -> histories.put(instrument, history(rows)));
    return new RecordedBars(sorted, histories);
  }

  /** Of the hours that were over at an instant: nothing looks ahead of it. */
  static RecordedBars until(List<HourlyMarksQuery.Row> hours, Instant at) {
    return of(hours.stream().filter(row -> !row.hour().isAfter(at)).toList());
  }

  private static BarHistory history(NavigableMap<Instant, HourlyMarksQuery.Row> rows) {
    BarHistory history = new BarHistory(HORIZON_HOURS);
    Instant next = rows.firstKey();
    for (HourlyMarksQuery.Row row : rows.values()) {
      if (!row.hour().equals(next)) {
        history.interrupt();
      }
      history.add(new Hour.Range(row.low(), row.high()), row.close());
      next = row.hour().plus(HOUR);
    }
    return history;
  }

  /** The history of each instrument. */
  public Map<InstrumentId, BarHistory> byInstrument() {
    return byInstrument;
  }

  /** Standard deviation of the log price over the horizon; empty: too few hours. */
  public Optional<BigDecimal> sigma(InstrumentId instrument) {
    return Optional.ofNullable(byInstrument.get(instrument)).flatMap(BarHistory::sigma);
  }

  /** Whether the odds of an instrument are its own. */
  public boolean hasOwnOdds(InstrumentId instrument) {
    BarHistory history = byInstrument.get(instrument);
    return history != null && isEnough(history);
  }

  /**
   * How far an instrument went over some hours, up to its last one: the log return of closes in
   * standard deviations of as many hours, rounded towards 0. Empty: the hour it is measured from is
   * not recorded, or volatility is unknown.
   */
  public Optional<BigDecimal> trend(InstrumentId instrument, int hours) {
    NavigableMap<Instant, HourlyMarksQuery.Row> recorded = rows.get(instrument);
    if (recorded == null) {
      return Optional.empty();
    }
    HourlyMarksQuery.Row last = recorded.lastEntry().getValue();
    HourlyMarksQuery.Row first = recorded.get(last.hour().minus(Duration.ofHours(hours)));
    return first == null
        ? Optional.empty()
        : sigma(instrument).map(sigma -> trend(first, last, sigma, hours));
  }

  private static BigDecimal trend(
      HourlyMarksQuery.Row first, HourlyMarksQuery.Row last, BigDecimal sigma, int hours) {
    double way = StrictMath.log(last.close().doubleValue() / first.close().doubleValue());
    double one = sigma.doubleValue() * StrictMath.sqrt((double) hours / HORIZON_HOURS);
    return new BigDecimal(way / one).setScale(TREND_SCALE, RoundingMode.DOWN);
  }

  /** The same hours as joint windows. */
  RecordedWindows windows() {
    return new RecordedWindows(rows);
  }

  /** Volatility and odds of an instrument; empty: too few hours, or too few windows of any. */
  public Optional<Outlook.Volatility> volatility(InstrumentId instrument) {
    return Optional.ofNullable(volatilities.get(instrument));
  }
}
