package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.PlayedRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Exposure derived from versions and marks, against what was stored when it was true. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExposureHistoryTest {
  private static final String RUN = "played";
  private static final BigDecimal UNIT = new BigDecimal("0.000000000000000001");

  private final DSLContext clickhouse;
  private final List<Instant> snapshots;

  ExposureHistoryTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
    snapshots = PlayedRun.store(clickhouse, RUN, 11);
    PlayedRun.store(clickhouse, RUN + " beside it", 12);
  }

  @Test
  void everyFigureOfEverySnapshotFollowsFromVersionAndMark() {
    List<ExposureHistoryQuery.Row> derived =
        new ExposureHistoryQuery(clickhouse, DeskScope.ALL).at(RUN, snapshots);
    List<PositionSnapshotQuery.Row> stored = new ArrayList<>();
    List<Instant> instants = new ArrayList<>();
    for (Instant at : snapshots) {
      List<PositionSnapshotQuery.Row> rows =
          new PositionSnapshotQuery(clickhouse, DeskScope.ALL).of(RUN, at);
      stored.addAll(rows);
      rows.forEach(_ -> instants.add(at));
    }

    assertThat(stored).hasSizeGreaterThan(300);
    assertThat(derived).extracting(ExposureHistoryQuery.Row::asOf).isEqualTo(instants);
    for (int number = 0; number < stored.size(); number++) {
      assertSame(stored.get(number), derived.get(number));
    }
  }

  private static void assertSame(
      PositionSnapshotQuery.Row stored, ExposureHistoryQuery.Row derived) {
    assertThat(derived.positionKey()).isEqualTo(stored.positionKey());
    assertThat(derived.episode()).isEqualTo(stored.episode());
    assertThat(derived.desk()).isEqualTo(stored.desk());
    assertThat(derived.quantity()).isEqualTo(stored.quantity());
    assertThat(derived.isolatedMargin()).isEqualTo(stored.isolatedMargin());
    assertThat(derived.lifetimeCap()).isEqualTo(stored.lifetimeCap());
    assertThat(derived.markAt()).isEqualTo(stored.markAt());
    assertThat(derived.liquidationPrice()).isEqualTo(stored.figures().liquidationPrice());
    assertThat(derived.bankruptcyPrice()).isEqualTo(stored.figures().bankruptcyPrice());
    assertThat(derived.figures().markPrice()).isEqualTo(stored.figures().markPrice());
    if (stored.positionKey().contains("INVERSE")) {
      assertThat(derived.figures().notional()).isNull();
      assertThat(derived.figures().equity()).isNull();
    } else {
      assertSameFigures(stored, stored.figures(), derived.figures());
    }
  }

  private static void assertSameFigures(
      PositionSnapshotQuery.Row row,
      PositionSnapshotQuery.Figures stored,
      ExposureHistoryQuery.Figures derived) {
    String what = row.positionKey();
    assertThat(derived.notional()).as(what).isEqualTo(stored.notional());
    assertThat(derived.unrealisedPnl()).as(what).isEqualTo(stored.unrealisedPnl());
    assertThat(derived.equity()).as(what).isEqualTo(stored.equity());
    assertThat(derived.initialMargin()).as(what).isEqualTo(stored.initialMargin());
    assertThat(derived.stillToLose()).as(what).isEqualTo(stored.stillToLose());
    assertDistance(stored.distance(), derived.distance(), derived.markPrice());
  }

  /** The stored liquidation price is rounded by less than a unit, so P times the distance is. */
  private static void assertDistance(
      @Nullable BigDecimal stored, @Nullable BigDecimal derived, @Nullable BigDecimal mark) {
    if (stored == null || derived == null || mark == null) {
      assertThat(derived).isEqualTo(stored);
      return;
    }
    BigDecimal units = BigDecimal.ONE.divide(mark, new MathContext(9, RoundingMode.UP));
    assertThat(stored.subtract(derived))
        .isBetween(BigDecimal.ZERO, UNIT.multiply(units.add(BigDecimal.ONE)));
  }

  @Test
  void betweenSnapshotsThePositionAndTheMarkInForceCount() {
    Instant between = snapshots.get(5).plus(Duration.ofSeconds(90));

    List<ExposureHistoryQuery.Row> rows =
        new ExposureHistoryQuery(clickhouse, DeskScope.ALL).at(RUN, List.of(between));

    assertThat(rows)
        .extracting(ExposureHistoryQuery.Row::positionKey)
        .isEqualTo(
            new PositionsAtQuery(clickhouse, DeskScope.ALL)
                .at(RUN, between).stream().map(row -> row.key().toString()).toList());
    assertThat(rows).allSatisfy(row -> assertThat(row.markAt()).isBeforeOrEqualTo(between));
  }

  @Test
  void onlyDesksInScopeAreSeen() {
    DeskScope alpha = new DeskScope.Desks(Set.of("alpha"));

    assertThat(new ExposureHistoryQuery(clickhouse, alpha).at(RUN, snapshots))
        .isNotEmpty()
        .allMatch(row -> row.desk().equals("alpha"));
    assertThat(new ExposureHistoryQuery(clickhouse, alpha).at(RUN, List.of())).isEmpty();
  }
}
