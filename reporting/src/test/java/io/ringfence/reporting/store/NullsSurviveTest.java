package io.ringfence.reporting.store;

import static io.ringfence.reporting.store.tables.Alerts.ALERTS;
import static io.ringfence.reporting.store.tables.Marks.MARKS;
import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.OnEngine;
import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** Without its settings ClickHouse answers 0 or an empty text where nothing is known. */
@OnEngine
class NullsSurviveTest {
  private static final Instant AT = Instant.parse("2025-10-10T21:15:00Z");

  private final DSLContext clickhouse;

  NullsSurviveTest(ClickHouseStore store) {
    this.clickhouse = store.clickhouse();
  }

  @Test
  void theSumOfNothingIsUnknown() {
    var none =
        clickhouse
            .select(DSL.sum(MARKS.MARK_PRICE), DSL.max(MARKS.OCCURRED_AT))
            .from(MARKS)
            .where(MARKS.RUN_ID.eq("there is no such run"))
            .fetchSingle();
    assertThat(none.value1()).isNull();
    assertThat(none.value2()).isNull();
  }

  @Test
  void whatAJoinDoesNotFindIsUnknown() {
    clickhouse
        .insertInto(ALERTS)
        .columns(ALERTS.RUN_ID, ALERTS.AT, ALERTS.KIND, ALERTS.NODE)
        .values("join", AT, "BUDGET", "firm")
        .execute();
    var row =
        clickhouse
            .select(MARKS.MARK_PRICE, MARKS.VENUE)
            .from(ALERTS)
            .leftJoin(MARKS)
            .on(MARKS.RUN_ID.eq(ALERTS.RUN_ID))
            .where(ALERTS.RUN_ID.eq("join"))
            .fetchSingle();
    assertThat(row.value1()).isNull();
    assertThat(row.value2()).isNull();
  }

  @Test
  void aTotalHasNoGroupRatherThanAnEmptyOne() {
    clickhouse
        .insertInto(ALERTS)
        .columns(ALERTS.RUN_ID, ALERTS.AT, ALERTS.KIND, ALERTS.NODE)
        .values("rollup", AT, "BUDGET", "firm")
        .execute();
    var kinds =
        clickhouse
            .select(ALERTS.KIND)
            .from(ALERTS)
            .where(ALERTS.RUN_ID.eq("rollup"))
            .groupBy(DSL.rollup(ALERTS.KIND))
            .fetch(ALERTS.KIND);
    assertThat(kinds).containsExactlyInAnyOrder("BUDGET", null);
  }
}
