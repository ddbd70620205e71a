package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

/** A position opened again too soon after its liquidation is named, and no other. */
@OnEngine
class ReEntriesQueryTest {
  private static final String RUN = "re-entries";
  private static final Instant LATER = SampleRun.END.plus(Duration.ofDays(3));

  private final DSLContext clickhouse;

  ReEntriesQueryTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  private void openAgain(LiquidationsBetweenQuery.Row after, Duration pause) {
    clickhouse.execute(
        """
        INSERT INTO position_versions SELECT * REPLACE (
          toUInt32({2} + 1) AS episode, 'open' AS status, 'version' AS change,
          change_number + 100 AS change_number,
          parseDateTime64BestEffort({3}, 6, 'UTC') AS occurred_at)
        FROM position_versions WHERE run_id = {0} AND position_key = {1}
        ORDER BY change_number LIMIT 1""",
        DSL.inline(RUN),
        DSL.inline(after.positionKey()),
        DSL.inline(after.episode()),
        DSL.inline(after.at().plus(pause).toString()));
  }

  private List<ReEntriesQuery.Row> asked(DeskScope scope, Vantage to) {
    return new ReEntriesQuery(clickhouse, scope).upTo(RUN, to, ReEntriesQuery.TOO_SOON);
  }

  @Test
  void onlyWhatIsOpenedAgainWithinADayOfItsLiquidationIsNamed() {
    SampleRun.of(RUN, 73, 40).storeIn(clickhouse);
    List<LiquidationsBetweenQuery.Row> liquidated =
        new LiquidationsBetweenQuery(clickhouse, DeskScope.ALL)
            .between(RUN, SampleRun.START, LATER);
    assertThat(liquidated).hasSizeGreaterThan(2);
    assertThat(asked(DeskScope.ALL, Vantage.latest(LATER))).isEmpty();
    LiquidationsBetweenQuery.Row soon = liquidated.get(0);
    openAgain(soon, ReEntriesQuery.TOO_SOON);
    openAgain(liquidated.get(1), ReEntriesQuery.TOO_SOON.plusSeconds(1));
    Instant at = soon.at().plus(ReEntriesQuery.TOO_SOON);
    assertThat(asked(DeskScope.ALL, Vantage.latest(LATER)))
        .containsExactly(
            new ReEntriesQuery.Row(
                "firm/" + soon.desk() + "/" + soon.book(),
                soon.positionKey(),
                soon.episode() + 1,
                at,
                soon.at()));
    assertThat(asked(DeskScope.ALL, Vantage.latest(at.minusSeconds(1)))).isEmpty();
    assertThat(asked(new DeskScope.Desks(Set.of("NONE")), Vantage.latest(LATER))).isEmpty();
  }
}
