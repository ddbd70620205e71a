package io.ringfence.reporting.query;

import static io.ringfence.reporting.store.tables.Alerts.ALERTS;
import static io.ringfence.reporting.store.tables.DeskExposures.DESK_EXPOSURES;
import static io.ringfence.reporting.store.tables.Marks.MARKS;
import static io.ringfence.reporting.store.tables.PositionVersions.POSITION_VERSIONS;

import io.ringfence.domain.access.DeskScope;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Record2;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * How far the stored rows of a run reach, whether it has completed or is going on. Instants and
 * counts only, so every caller may see them.
 */
public record RunHeadQuery(DSLContext clickhouse, DeskScope scope) {
  /**
   * A run with rows.
   *
   * @param runId its name
   * @param firstAt instant of its first desk figures
   * @param lastAt instant of its last ones
   */
  public record Row(String runId, Instant firstAt, Instant lastAt) {}

  /**
   * Where a run stands: another value than before says that rows have come.
   *
   * @param lastAt the latest instant any fact is of; absent: there is none
   * @param rows how many facts there are
   */
  public record Head(@Nullable Instant lastAt, long rows) {}

  private record Facts(Table<Record> table, Field<String> runId, Field<Instant> at) {}

  private static final List<Facts> FACTS =
      List.of(
          new Facts(MARKS, MARKS.RUN_ID, MARKS.OCCURRED_AT),
          new Facts(POSITION_VERSIONS, POSITION_VERSIONS.RUN_ID, POSITION_VERSIONS.OCCURRED_AT),
          new Facts(DESK_EXPOSURES, DESK_EXPOSURES.RUN_ID, DESK_EXPOSURES.AS_OF),
          new Facts(ALERTS, ALERTS.RUN_ID, ALERTS.AT));

  /** Every run that has desk figures, the one that reaches furthest first. */
  public List<Row> all() {
    Field<Instant> last = DSL.max(DESK_EXPOSURES.AS_OF);
    return clickhouse
        .select(DESK_EXPOSURES.RUN_ID, DSL.min(DESK_EXPOSURES.AS_OF), last)
        .from(DESK_EXPOSURES)
        .groupBy(DESK_EXPOSURES.RUN_ID)
        .orderBy(last.desc(), DESK_EXPOSURES.RUN_ID.desc())
        .fetch(row -> new Row(row.value1(), row.value2(), row.value3()));
  }

  /** Where a run stands now; one question, for it is asked several times a second. */
  public Head of(String runId) {
    List<Head> heads =
        FACTS.stream()
            .<Select<Record2<Instant, Integer>>>map(facts -> head(facts, runId))
            .reduce(Select::unionAll)
            .map(all -> clickhouse.fetch(all).map(row -> new Head(row.value1(), row.value2())))
            .orElseGet(List::of);
    Optional<Instant> last =
        heads.stream()
            .map(Head::lastAt)
            .filter(Objects::nonNull)
            .max(Comparator.<Instant>naturalOrder());
    return new Head(last.orElse(null), heads.stream().mapToLong(Head::rows).sum());
  }

  private static Select<Record2<Instant, Integer>> head(Facts facts, String runId) {
    return DSL.select(DSL.max(facts.at()), DSL.count())
        .from(facts.table())
        .where(facts.runId().eq(runId));
  }
}
