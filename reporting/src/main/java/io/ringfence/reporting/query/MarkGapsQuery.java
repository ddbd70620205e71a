package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;

import io.ringfence.domain.access.DeskScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * When there was no mark to rely on. A mark counts from when it was recorded until it is too old by
 * its own time, so what came in late leaves the gap it left on the day. Marks are the venues' own
 * and belong to no desk.
 */
public record MarkGapsQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A time without a mark to rely on.
   *
   * @param instrument whose marks; of no venue: nothing came in of any
   * @param from inclusive
   * @param to exclusive
   * @param never whether the instrument had no mark before at all
   */
  public record Row(Instrument instrument, Instant from, Instant to, boolean never) {}

  /**
   * An instrument of a venue.
   *
   * @param venue venue
   * @param symbol instrument as the venue names it
   */
  public record Instrument(String venue, String symbol) {
    /** Whether a position key is one of it. */
    public boolean isOf(String positionKey) {
      return positionKey.startsWith(venue + "/")
          && (positionKey.endsWith("/" + symbol + "/long")
              || positionKey.endsWith("/" + symbol + "/short"));
    }
  }

  private record Edge(Instrument instrument, boolean first, Instant covered, Instant recorded) {}

  private static final String NOBODY = "";

  /** Window of the answer, and the age up to which a mark is trusted. */
  private record Window(Instant from, Instant to, Duration age) {}

  /**
   * Gaps of every instrument that ever had a mark by then, by venue, instrument and time;
   * instruments that are not in the answer and were never marked are not known to it.
   */
  public List<Row> between(String runId, Instant from, Instant to, Duration age) {
    return gaps(runId, new Window(from, to, age), true);
  }

  /** Times in which no mark of any instrument came in for longer than an age. */
  public List<Row> silences(String runId, Instant from, Instant to, Duration age) {
    return gaps(runId, new Window(from, to, age), false);
  }

  /** Every instrument that had a mark before an instant. */
  public Set<Instrument> marked(String runId, Instant before) {
    return firsts(runId, new Window(before, before, Duration.ZERO), true).keySet();
  }

  private List<Row> gaps(String runId, Window window, boolean byInstrument) {
    Map<Instrument, Instant> firsts = firsts(runId, window, byInstrument);
    Map<Instrument, Instant> lasts = lasts(runId, window, byInstrument);
    Map<Instrument, List<Row>> rows = new LinkedHashMap<>();
    firsts.keySet().forEach(instrument -> rows.put(instrument, new ArrayList<>()));
    for (Edge edge : edges(runId, window, byInstrument)) {
      Instant begins = edge.first() ? window.from() : edge.covered().plus(window.age());
      add(rows, window, edge.instrument(), begins, edge.recorded(), firsts);
    }
    firsts.forEach(
        (instrument, _) -> {
          Instant last = lasts.get(instrument);
          Instant begins = last == null ? window.from() : last.plus(window.age());
          add(rows, window, instrument, begins, window.to(), firsts);
        });
    return rows.values().stream().flatMap(List::stream).toList();
  }

  /** Adds a gap, cut to the window and split where the first mark of all came in. */
  private static void add(
      Map<Instrument, List<Row>> rows,
      Window window,
      Instrument instrument,
      Instant begins,
      Instant ends,
      Map<Instrument, Instant> firsts) {
    Instant from = begins.isBefore(window.from()) ? window.from() : begins;
    Instant to = ends.isAfter(window.to()) ? window.to() : ends;
    if (!from.isBefore(to)) {
      return;
    }
    Instant first = firsts.getOrDefault(instrument, to);
    rows.computeIfAbsent(instrument, _ -> new ArrayList<>())
        .add(new Row(instrument, from, to, !to.isAfter(first)));
  }

  private static Field<String> named(boolean byInstrument, Field<String> field) {
    return byInstrument ? field : DSL.inline(NOBODY);
  }

  private static Instrument instrument(String venue, String symbol) {
    return new Instrument(venue, symbol);
  }

  private Map<Instrument, Instant> firsts(String runId, Window window, boolean byInstrument) {
    return extremes(
        DSL.min(MARKS.RECORDED_AT),
        MARKS.RUN_ID.eq(runId).and(MARKS.RECORDED_AT.lt(window.to())),
        byInstrument);
  }

  private Map<Instrument, Instant> lasts(String runId, Window window, boolean byInstrument) {
    return extremes(DSL.max(covers(byInstrument)), inWindow(runId, window), byInstrument);
  }

  private Map<Instrument, Instant> extremes(
      Field<Instant> extreme, Condition condition, boolean byInstrument) {
    Field<String> venue = named(byInstrument, MARKS.VENUE).as("of_venue");
    Field<String> symbol = named(byInstrument, MARKS.INSTRUMENT).as("of_instrument");
    Field<Instant> found = extreme.as("extreme");
    Map<Instrument, Instant> extremes = new LinkedHashMap<>();
    clickhouse
        .select(venue, symbol, found)
        .from(MARKS)
        .where(condition)
        .groupBy(DSL.field("of_venue"), DSL.field("of_instrument"))
        .orderBy(DSL.field("of_venue"), DSL.field("of_instrument"))
        .forEach(
            row -> {
              @Nullable Instant at = row.get(found);
              if (at != null) {
                extremes.put(instrument(row.get(venue), row.get(symbol)), at);
              }
            });
    return extremes;
  }

  /** A mark of an instrument counts by its own time; that anything came in, by when it did. */
  private static Field<Instant> covers(boolean byInstrument) {
    return byInstrument ? MARKS.OCCURRED_AT : MARKS.RECORDED_AT;
  }

  /** Marks that can count in the window: what was recorded before can only if it was young. */
  private static Condition inWindow(String runId, Window window) {
    return MARKS
        .RUN_ID
        .eq(runId)
        .and(MARKS.RECORDED_AT.gt(window.from().minus(window.age())))
        .and(MARKS.RECORDED_AT.lt(window.to()));
  }

  /** First marks of the window, and those that came when the ones before were too old. */
  private List<Edge> edges(String runId, Window window, boolean byInstrument) {
    Table<?> edges =
        DSL.table(
            "(SELECT {0} AS of_venue, {1} AS of_instrument, {2} AS recorded,"
                + " row_number() OVER (PARTITION BY {0}, {1} ORDER BY {2}, {3}) AS place,"
                + " max({3}) OVER (PARTITION BY {0}, {1} ORDER BY {2}, {3}"
                + " ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered"
                + " FROM {4} WHERE {5}) AS e",
            named(byInstrument, MARKS.VENUE),
            named(byInstrument, MARKS.INSTRUMENT),
            MARKS.RECORDED_AT,
            covers(byInstrument),
            MARKS,
            inWindow(runId, window));
    Field<String> venue = DSL.field("of_venue", String.class);
    Field<String> symbol = DSL.field("of_instrument", String.class);
    Field<Long> place = DSL.field("toInt64(place)", Long.class).as("placed");
    Field<Instant> covered = DSL.field("covered", MARKS.RECORDED_AT.getDataType());
    Field<Instant> recorded = DSL.field("recorded", MARKS.RECORDED_AT.getDataType());
    Condition late =
        DSL.condition(
            "(place = 1 OR recorded > covered + toIntervalMicrosecond({0}))",
            DSL.inline(window.age().toNanos() / 1_000));
    return clickhouse
        .select(venue, symbol, place, covered, recorded)
        .from(edges)
        .where(late)
        .orderBy(venue, symbol, recorded)
        .fetch(
            row -> {
              Instant came = row.get(recorded);
              @Nullable Instant until = row.get(covered);
              return new Edge(
                  instrument(row.get(venue), row.get(symbol)),
                  row.get(place) == 1,
                  until == null ? came : until,
                  came);
            });
  }
}
