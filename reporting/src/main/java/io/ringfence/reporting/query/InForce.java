package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;

import io.ringfence.reporting.store.tables.PositionVersions;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Of each position key the version in force, whatever its status. */
final class InForce {
  /** The versions, wherever they are selected from, stand under this alias. */
  static final PositionVersions V = POSITION_VERSIONS.as("v");

  private static final String OPEN = "open";

  private InForce() {}

  static Select<Record> versions(String runId, Vantage vantage) {
    PositionVersions all = POSITION_VERSIONS;
    return DSL.select(all.fields())
        .distinctOn(all.POSITION_KEY)
        .from(all)
        .where(all.RUN_ID.eq(runId), vantage.holds(all.OCCURRED_AT, all.RECORDED_AT))
        .orderBy(
            all.POSITION_KEY,
            all.OCCURRED_AT.desc(),
            all.CHANGE_NUMBER.desc(),
            all.RECORDED_AT.desc());
  }

  /** Versions that leave their position open. */
  static Condition isOpen() {
    return V.STATUS.eq(OPEN);
  }
}
