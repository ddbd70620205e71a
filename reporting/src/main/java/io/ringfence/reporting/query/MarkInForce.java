package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;

import io.ringfence.reporting.store.tables.Marks;
import java.math.BigDecimal;
import java.time.Instant;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Versions in force, each beside the latest mark of its instrument up to the instant asked for. */
final class MarkInForce {
  private static final Marks M = MARKS.as("m");

  /** The mark; NULL where there is none yet. */
  static final Field<BigDecimal> PRICE = M.MARK_PRICE;

  /** When it came into force. */
  static final Field<Instant> AT = M.OCCURRED_AT.as("mark_at");

  private MarkInForce() {}

  /** Versions of {@link InForce}, under its alias. */
  static Table<?> beside(Select<Record> versions, String runId) {
    return DSL.table(
        "({0}) AS v ASOF LEFT JOIN ({1}) AS m ON {2} = {3} AND {4} = {5} AND {6} >= {7}",
        versions,
        DSL.select(MARKS.fields()).from(MARKS).where(MARKS.RUN_ID.eq(runId)),
        InForce.V.VENUE,
        M.VENUE,
        InForce.V.INSTRUMENT,
        M.INSTRUMENT,
        InForce.ASKED_AT,
        M.OCCURRED_AT);
  }
}
