package io.ringfence.bench.queries;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.query.PositionChangesQuery.Filter;
import io.ringfence.reporting.query.Vantage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jooq.DSLContext;
import org.jooq.Record;

/**
 * A question about changes of positions that no roll-up serves.
 *
 * @param filter instrument, trader or both
 * @param after epoch seconds, exclusive
 * @param until epoch seconds, inclusive
 */
record Changes(Filter filter, long after, long until) {
  private static final long DAY = 86_400;
  private static final int TRADER_INSTRUMENTS = 400;

  /** Which of the two filters a workload has. */
  enum Kind {
    /** A day of an instrument. */
    INSTRUMENT("changes-instrument"),
    /** A day of a trader. */
    TRADER("changes-trader"),
    /** Four weeks of a trader in an instrument. */
    BOTH("changes-both");

    private final String workload;

    Kind(String workload) {
      this.workload = workload;
    }

    String workload() {
      return workload;
    }
  }

  /** Draws questions of a kind. */
  static List<Changes> draw(Kind kind, int count, QueriesOptions options, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long positions = Math.max(1, options.changes() / Definition.CHANGES);
    long accounts = Math.ceilDiv(positions, TRADER_INSTRUMENTS);
    List<Changes> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String symbol =
          "COIN" + random.nextLong(Math.min(Definition.INSTRUMENTS, positions)) + "USDT";
      InstrumentId instrument = new InstrumentId("binance", symbol);
      String trader = "trader-" + random.nextLong(Math.min(Definition.TRADERS, accounts));
      long day = Definition.FIRST + random.nextLong(Definition.RANGE / DAY) * DAY;
      drawn.add(
          switch (kind) {
            case INSTRUMENT -> new Changes(new Filter(instrument, null), day, day + DAY);
            case TRADER -> new Changes(new Filter(null, trader), day, day + DAY);
            case BOTH ->
                new Changes(
                    new Filter(instrument, trader),
                    Definition.FIRST - 1,
                    Definition.FIRST + Definition.RANGE);
          });
    }
    return drawn;
  }

  /** As reports ask it. */
  Contestant<List<PositionChangesQuery.Row>> ours(DSLContext clickhouse) {
    return new Contestant<>(
        "ringfence",
        () ->
            new PositionChangesQuery(clickhouse, DeskScope.ALL)
                .between(
                    Definition.RUN,
                    filter,
                    Instant.ofEpochSecond(after),
                    Vantage.latest(Instant.ofEpochSecond(until))),
        rows -> rows.stream().map(Changes::line).toList());
  }

  /** As it is asked of a ReplacingMergeTree: the same columns, filters and order. */
  Contestant<List<Record>> replacing(DSLContext clickhouse) {
    String sql =
        """
        SELECT position_key, toInt64(toUnixTimestamp(occurred_at)), toInt64(change_number),
          isolated_margin, trader, occurred_at, episode, change, status, quantity, amount,
          lifetime_cap, settlement_asset, desk, book, planned_max_loss, thesis, plan
        FROM %s FINAL
        WHERE run_id = '%s' AND occurred_at > toDateTime64(%s, 6, 'UTC')
          AND occurred_at <= toDateTime64(%s, 6, 'UTC')%s
        ORDER BY position_key, occurred_at, change_number\
        """
            .formatted(BenchTables.CHANGES_PEER, Definition.RUN, after, until, where());
    return new Contestant<>(
        "plain-final",
        () -> new ArrayList<>(clickhouse.fetch(sql)),
        rows -> rows.stream().map(Texts::line).map(Changes::firstFive).toList());
  }

  /** The right answer. */
  List<String> expected(DSLContext clickhouse, Definition definition) {
    return Texts.lines(
        clickhouse,
        """
        SELECT position_key, toInt64(at_second), toInt64(v + 1), margin, trader FROM (%s)
        WHERE at_second > %s AND at_second <= %s%s ORDER BY position_key, at_second, v\
        """
            .formatted(definition.holding(), after, until, where()));
  }

  private String where() {
    InstrumentId instrument = filter.instrument();
    String of = instrument == null ? "" : " AND instrument = '" + instrument.symbol() + "'";
    return filter.trader() == null ? of : of + " AND trader = '" + filter.trader() + "'";
  }

  private static String line(PositionChangesQuery.Row row) {
    return String.join(
        "|",
        row.positionKey(),
        Long.toString(row.at().getEpochSecond()),
        Long.toString(row.number()),
        Precision.canonical(row.wallet()),
        row.owner().trader());
  }

  private static String firstFive(String line) {
    int end = -1;
    for (int i = 0; i < 5; i++) {
      end = line.indexOf('|', end + 1);
    }
    return line.substring(0, end);
  }
}
