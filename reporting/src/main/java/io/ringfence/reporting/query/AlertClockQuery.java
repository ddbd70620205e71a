package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Alerts.ALERTS;

import io.ringfence.domain.access.DeskScope;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * How long alerts took, on the wall clock, from when the latest record of their instant came in:
 * against the five seconds of MiFID II RTS 6, Article 16(5). Alerts that time caused and no record
 * have no latency.
 */
public record AlertClockQuery(DSLContext clickhouse, DeskScope scope) {
  /** Longest an alert may take, microseconds. Source: MiFID II RTS 6, Article 16(5). */
  public static final long FIVE_SECONDS = 5_000_000;

  /**
   * Latencies of a run's alerts, microseconds; 0 where none was measured.
   *
   * @param measured alerts that a record caused
   * @param unmeasured alerts that time caused
   * @param p50 half took at most so long from received to emitted
   * @param p99 of a hundred, ninety-nine took at most so long
   * @param longest the longest
   * @param detectionP99 the same as {@code p99} from received to detected
   * @param late how many took longer than {@link #FIVE_SECONDS}
   * @param storedP99 the same as {@code p99} from received to stored, which waits for a checkpoint:
   *     the store's clock against the job's
   * @param storedLongest the longest of them
   */
  public record Row(
      long measured,
      long unmeasured,
      long p50,
      long p99,
      long longest,
      long detectionP99,
      long late,
      long storedP99,
      long storedLongest) {}

  /**
   * The same of a period, with what lies between a venue's event and us. Clocks of venue and
   * platform are two: received less event is their offset and the way, so the least of it bounds
   * the offset from above.
   *
   * @param own latencies by our own clock
   * @param least the least from the event's own time to its receipt, microseconds; below 0: our
   *     clock is behind by at least as much; 0 where none was measured
   * @param p50 half took at most so long from the event's own time to emitted
   * @param p99 of a hundred, ninety-nine took at most so long
   */
  public record Period(Row own, long least, long p50, long p99) {}

  /** The clock of a run, of the alerts that had happened and were known. */
  public Row of(String runId, Vantage vantage) {
    return row(runId, vantage, DSL.noCondition());
  }

  /** Of those after an instant alone. */
  public Period after(String runId, Instant from, Vantage vantage) {
    Field<Long> receipt = micros(ALERTS.AT, ALERTS.RECEIVED_AT);
    Field<Long> emitted = micros(ALERTS.AT, ALERTS.EMITTED_AT);
    Field<Long> least = DSL.field("ifNull(min({0}), 0)", Long.class, receipt).as("least");
    Field<Long> p50 = quantile("0.5", emitted).as("p50");
    Field<Long> p99 = quantile("0.99", emitted).as("p99");
    Row own = row(runId, vantage, ALERTS.AT.gt(from));
    return clickhouse
        .select(least, p50, p99)
        .from(ALERTS)
        .where(
            ALERTS.RUN_ID.eq(runId),
            vantage.holds(ALERTS.AT, ALERTS.RECORDED_AT),
            ALERTS.AT.gt(from),
            ALERTS.RECEIVED_AT.isNotNull(),
            Visible.node(scope, ALERTS.NODE))
        .fetchSingle(row -> new Period(own, count(row, least), count(row, p50), count(row, p99)));
  }

  private Row row(String runId, Vantage vantage, Condition which) {
    Field<Long> emitted = micros(ALERTS.EMITTED_AT);
    Field<Long> detected = micros(ALERTS.DETECTED_AT);
    Field<Long> late =
        DSL.field("countIf({0} > {1})", Long.class, emitted, DSL.val(FIVE_SECONDS)).as("late");
    Field<Long> measured = DSL.field("count({0})", Long.class, ALERTS.RECEIVED_AT).as("measured");
    Field<Long> all = DSL.field("count()", Long.class).as("alerts");
    Field<Long> p50 = quantile("0.5", emitted).as("p50");
    Field<Long> p99 = quantile("0.99", emitted).as("p99");
    Field<Long> longest = longest(emitted).as("longest");
    Field<Long> detection = quantile("0.99", detected).as("detection");
    Field<Long> stored = micros(ALERTS.STORED_AT);
    Field<Long> storedP99 = quantile("0.99", stored).as("stored_p99");
    Field<Long> storedLongest = longest(stored).as("stored_longest");
    return clickhouse
        .select(measured, all, p50, p99, longest, detection, late, storedP99, storedLongest)
        .from(ALERTS)
        .where(
            ALERTS.RUN_ID.eq(runId),
            vantage.holds(ALERTS.AT, ALERTS.RECORDED_AT),
            which,
            Visible.node(scope, ALERTS.NODE))
        .fetchSingle(
            row ->
                new Row(
                    count(row, measured),
                    count(row, all) - count(row, measured),
                    count(row, p50),
                    count(row, p99),
                    count(row, longest),
                    count(row, detection),
                    count(row, late),
                    count(row, storedP99),
                    count(row, storedLongest)));
  }

  private static long count(Record row, Field<Long> field) {
    Long value = row.get(field);
    return value == null ? 0 : value;
  }

  /** From when it came in to an instant; absent where either is. */
  private static Field<Long> micros(Field<Instant> to) {
    return micros(ALERTS.RECEIVED_AT, to);
  }

  private static Field<Long> micros(Field<Instant> from, Field<Instant> to) {
    return DSL.field(
        "toUnixTimestamp64Micro({0}) - toUnixTimestamp64Micro({1})", Long.class, to, from);
  }

  private static Field<Long> longest(Field<Long> of) {
    return DSL.field("ifNull(max({0}), 0)", Long.class, of);
  }

  /** Exact: the value at the rank, not an estimate. */
  private static Field<Long> quantile(String level, Field<Long> of) {
    return DSL.field(
        "toInt64(ifNull(quantileExactHigh({0})({1}), 0))",
        Long.class, DSL.inline(new BigDecimal(level)), of);
  }
}
