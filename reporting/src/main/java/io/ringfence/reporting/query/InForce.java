package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;

import io.ringfence.reporting.store.tables.PositionVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Of each position key the version in force at an instant, whatever its status. */
final class InForce {
  /** The versions, wherever they are selected from, stand under this alias. */
  static final PositionVersions V = POSITION_VERSIONS.as("v");

  /** The instant they were asked for, on every row: ASOF JOIN wants a column. */
  static final Field<Instant> ASKED_AT =
      DSL.field(DSL.name("v", "asked_at"), V.OCCURRED_AT.getDataType());

  private static final String OPEN = "open";

  private InForce() {}

  static Select<Record> versions(String runId, Instant asOf) {
    PositionVersions all = POSITION_VERSIONS;
    List<Field<?>> fields = new ArrayList<>(List.of(all.fields()));
    fields.add(DSL.val(asOf, all.OCCURRED_AT).as("asked_at"));
    return DSL.select(fields)
        .distinctOn(all.POSITION_KEY)
        .from(all)
        .where(all.RUN_ID.eq(runId), all.OCCURRED_AT.le(asOf))
        .orderBy(all.POSITION_KEY, all.OCCURRED_AT.desc(), all.CHANGE_NUMBER.desc());
  }

  /** Versions that leave their position open. */
  static Condition isOpen() {
    return V.STATUS.eq(OPEN);
  }
}
