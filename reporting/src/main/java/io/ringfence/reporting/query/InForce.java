package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;

import io.ringfence.reporting.store.tables.PositionVersions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Of each position key the version in force, whatever its status. */
final class InForce {
  /** The versions, wherever they are selected from, stand under this alias. */
  static final PositionVersions V = POSITION_VERSIONS.as("v");

  /** The instant they were asked for, on every row: ASOF JOIN wants a column. */
  static final Field<Instant> ASKED_AT =
      DSL.field(DSL.name("v", "asked_at"), V.OCCURRED_AT.getDataType());

  private static final String OPEN = "open";

  private InForce() {}

  static Select<Record> versions(String runId, Vantage vantage) {
    return versions(runId, vantage, DSL.noCondition());
  }

  /** The same of some keys. */
  static Select<Record> versions(String runId, Vantage vantage, Condition which) {
    PositionVersions all = POSITION_VERSIONS;
    return DSL.select(List.<Field<?>>of(all.fields()))
        .distinctOn(all.POSITION_KEY)
        .from(all)
        .where(all.RUN_ID.eq(runId), vantage.holds(all.OCCURRED_AT, all.RECORDED_AT), which)
        .orderBy(
            all.POSITION_KEY,
            all.OCCURRED_AT.desc(),
            all.CHANGE_NUMBER.desc(),
            all.RECORDED_AT.desc());
  }

  /** The same at each of some instants. */
  static Select<Record> versions(String runId, Collection<Instant> instants) {
    PositionVersions all = POSITION_VERSIONS;
    Select<Record> last =
        DSL.select(List.<Field<?>>of(all.fields()))
            .distinctOn(all.POSITION_KEY, all.OCCURRED_AT)
            .from(all)
            .where(all.RUN_ID.eq(runId))
            .orderBy(all.POSITION_KEY, all.OCCURRED_AT, all.CHANGE_NUMBER.desc());
    List<Field<?>> fields = new ArrayList<>();
    for (Field<?> field : V.fields()) {
      fields.add(field.as(field.getName()));
    }
    fields.add(DSL.field("q.asked_at").as("asked_at"));
    return DSL.select(fields)
        .from(
            DSL.table(
                "({0}) AS q ASOF JOIN ({1}) AS v"
                    + " ON q.position_key = {2} AND q.asked_at >= {3}",
                asked(runId, instants), last, V.POSITION_KEY, V.OCCURRED_AT));
  }

  /** Every position key of a run beside every instant. */
  private static Table<?> asked(String runId, Collection<Instant> instants) {
    PositionVersions all = POSITION_VERSIONS;
    List<? extends Field<Instant>> values =
        instants.stream().map(at -> DSL.val(at, all.OCCURRED_AT)).toList();
    return DSL.table(
        "SELECT DISTINCT {0} AS position_key, arrayJoin([{1}]) AS asked_at FROM {2} WHERE {3}",
        all.POSITION_KEY, DSL.list(values), all, all.RUN_ID.eq(runId));
  }

  /** Versions that leave their position open. */
  static Condition isOpen() {
    return V.STATUS.eq(OPEN);
  }

  /** Whether this version leaves its position open. */
  static boolean isOpen(Record version) {
    return OPEN.equals(version.get(V.STATUS));
  }
}
