package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Marks.MARKS;
import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.InstrumentId;
import io.ringfence.domain.quantity.PositionKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Open positions by their keys, each beside its mark, in the smallest statement there is for them:
 * what such a question costs the store is planning, so much for a statement and so much for each
 * column it hands on. Versions and marks are therefore one statement, each row is one text, and
 * what is closed or of another desk is left out here.
 */
public record PositionsByKeyQuery(DSLContext clickhouse, DeskScope scope) {
  private static final String VERSION = "version";
  private static final String MARK = "mark";

  /** What a version in force is made of, under the names by which a row is read. */
  private static final List<Field<?>> VERSION_COLUMNS =
      Stream.concat(PositionsAtQuery.SHOWN.stream(), Stream.of(InForce.V.STATUS)).toList();

  private static final List<Field<?>> MARK_COLUMNS =
      List.of(MARKS.VENUE, MARKS.INSTRUMENT, MARKS.MARK_PRICE, MARKS.OCCURRED_AT);

  /** Those that are open and on a desk in scope; reads what belongs to these keys only. */
  public Map<PositionKey, PositionsAtQuery.Row> of(
      String runId, Vantage vantage, Set<PositionKey> keys) {
    List<Record> versions = new ArrayList<>();
    Map<InstrumentId, PositionsAtQuery.Mark> marks = new HashMap<>();
    Set<InstrumentId> instruments =
        keys.stream().map(PositionKey::instrument).collect(Collectors.toSet());
    clickhouse
        .fetch(versions(runId, vantage, keys).unionAll(marks(runId, vantage, instruments)))
        .forEach(
            found -> {
              if (VERSION.equals(found.value1())) {
                versions.add(unpacked(VERSION_COLUMNS, found.value2()));
              } else {
                add(unpacked(MARK_COLUMNS, found.value2()), marks);
              }
            });
    return versions.stream()
        .filter(InForce::isOpen)
        .map(version -> row(version, marks))
        .filter(row -> row.isFor(scope))
        .collect(Collectors.toMap(PositionsAtQuery.Row::key, row -> row));
  }

  private static PositionsAtQuery.Row row(
      Record version, Map<InstrumentId, PositionsAtQuery.Mark> marks) {
    PositionsAtQuery.Row row = PositionsAtQuery.row(version, null, new OneOfEach());
    return row.beside(marks.get(row.key().instrument()));
  }

  private static void add(Record mark, Map<InstrumentId, PositionsAtQuery.Mark> marks) {
    marks.put(
        new InstrumentId(mark.get(MARKS.VENUE), mark.get(MARKS.INSTRUMENT)),
        new PositionsAtQuery.Mark(mark.get(MARKS.MARK_PRICE), mark.get(MARKS.OCCURRED_AT)));
  }

  private Record unpacked(List<Field<?>> columns, String packed) {
    return Packed.into(clickhouse.newRecord(columns), packed);
  }

  /** The version in force of each key, whatever its status. */
  private static Select<Record2<String, String>> versions(
      String runId, Vantage vantage, Set<PositionKey> keys) {
    List<Field<?>> stored =
        VERSION_COLUMNS.stream()
            .<Field<?>>map(field -> POSITION_VERSIONS.field(field.getName()))
            .toList();
    return DSL.select(
            DSL.inline(VERSION).as("kind"),
            Packed.last(
                    stored,
                    POSITION_VERSIONS.OCCURRED_AT,
                    POSITION_VERSIONS.CHANGE_NUMBER,
                    POSITION_VERSIONS.RECORDED_AT)
                .as("packed"))
        .from(
            only(
                POSITION_VERSIONS,
                POSITION_VERSIONS.RUN_ID.eq(runId),
                vantage.holds(POSITION_VERSIONS.OCCURRED_AT, POSITION_VERSIONS.RECORDED_AT),
                PositionsAtQuery.named(keys)))
        .groupBy(POSITION_VERSIONS.POSITION_KEY);
  }

  /** The mark in force of each instrument that has one. */
  private static Select<Record2<String, String>> marks(
      String runId, Vantage vantage, Set<InstrumentId> instruments) {
    return DSL.select(
            DSL.inline(MARK), Packed.last(MARK_COLUMNS, MARKS.OCCURRED_AT, MARKS.RECORDED_AT))
        .from(
            only(
                MARKS,
                MARKS.RUN_ID.eq(runId),
                vantage.holds(MARKS.OCCURRED_AT, MARKS.RECORDED_AT),
                PositionsAtQuery.of(instruments)))
        .groupBy(MARKS.VENUE, MARKS.INSTRUMENT);
  }

  /** Rows that are read first by what chooses them: said so, it need not be found out. */
  private static Table<?> only(Table<?> table, Condition... which) {
    return DSL.table("{0} PREWHERE {1}", table, DSL.and(which));
  }
}
