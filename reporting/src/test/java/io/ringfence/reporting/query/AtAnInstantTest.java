package io.ringfence.reporting.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.PositionKey;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What was true at an instant is what every fact up to it says, and none after it. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AtAnInstantTest {
  private static final String RUN = "at an instant";
  private static final Duration MOMENT = Duration.ofNanos(1000);

  private final DSLContext clickhouse;
  private final SampleRun run;

  AtAnInstantTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
    run = SampleRun.withUnmarked(RUN, 3, 90, 2).storeIn(clickhouse);
    // A run beside it that must never be seen.
    SampleRun.of(RUN + " of another", 4, 40).storeIn(clickhouse);
  }

  private List<PositionsAtQuery.Row> positions(Instant at) {
    return new PositionsAtQuery(clickhouse, DeskScope.ALL).at(RUN, at);
  }

  @Test
  void aPositionIsOpenUntilTheInstantItIsLiquidated() {
    assertThat(run.liquidated()).isPositive();
    assertThat(positions(SampleRun.START)).hasSize(90);
    assertThat(positions(SampleRun.CRASH.minus(MOMENT))).hasSize(90);
    assertThat(positions(SampleRun.CRASH)).hasSize((int) run.open());
    assertThat(positions(SampleRun.START.minus(MOMENT))).isEmpty();
  }

  @Test
  void theMarkInForceIsTheLastAtOrBeforeTheInstant() {
    Instant between = SampleRun.BEFORE_CRASH.plus(Duration.ofMinutes(20));
    List<PositionsAtQuery.Row> rows = positions(between);
    assertThat(rows)
        .filteredOn(row -> row.key().instrument().symbol().equals("BTCUSDT"))
        .isNotEmpty()
        .allSatisfy(
            row ->
                assertThat(row.mark())
                    .satisfies(
                        mark ->
                            assertThat(mark.at())
                                .isEqualTo(SampleRun.BEFORE_CRASH.plus(Duration.ofMinutes(15)))));
    assertThat(rows)
        .filteredOn(row -> row.key().instrument().symbol().equals("SOLUSDT"))
        .hasSize(2)
        .allMatch(row -> row.mark() == null);
  }

  @Test
  void positionsComeInTheOrderOfTheirKeysEachOnce() {
    List<String> keys = positions(SampleRun.END).stream().map(row -> row.key().toString()).toList();
    assertThat(keys).doesNotHaveDuplicates().isSorted();
  }

  @Test
  void aPositionAskedForByItsKeyIsThatOfTheListBesideItsMark() {
    Set<PositionKey> keys =
        positions(SampleRun.START).stream()
            .map(PositionsAtQuery.Row::key)
            .collect(Collectors.toSet());
    PositionsByKeyQuery byKey = new PositionsByKeyQuery(clickhouse, DeskScope.ALL);
    for (Instant at : List.of(SampleRun.START, SampleRun.CRASH, SampleRun.END)) {
      assertThat(byKey.of(RUN, Vantage.latest(at), keys).values())
          .containsExactlyInAnyOrderElementsOf(positions(at));
    }
  }

  @Test
  void aDeskIsItsLatestRowAtOrBeforeTheInstant() {
    DesksAtQuery desks = new DesksAtQuery(clickhouse, DeskScope.ALL);
    List<DesksAtQuery.Row> crash = desks.at(RUN, SampleRun.CRASH);
    assertThat(desks.at(RUN, SampleRun.CRASH.plus(Duration.ofMinutes(90)))).isEqualTo(crash);
    assertThat(desks.at(RUN, SampleRun.CRASH.minus(MOMENT)))
        .isNotEmpty()
        .allMatch(row -> row.since().equals(SampleRun.BEFORE_CRASH))
        .allMatch(row -> row.realised().liquidations() == 0);
    assertThat(crash)
        .filteredOn(row -> row.level().equals("firm"))
        .extracting(row -> row.realised().liquidations())
        .satisfies(
            counts ->
                assertThat(counts.stream().mapToLong(Long::longValue).sum())
                    .isEqualTo(run.liquidated()));
    assertThat(desks.at(RUN, SampleRun.START.minus(MOMENT))).isEmpty();
  }

  @Test
  void whatNeedsAMarkIsUnknownWhereAPositionHasNoneAndTheKnownPartIsNot() {
    List<DesksAtQuery.Row> firm =
        new DesksAtQuery(clickhouse, DeskScope.ALL)
            .at(RUN, SampleRun.END).stream().filter(row -> row.node().equals("firm")).toList();
    assertThat(firm).extracting(DesksAtQuery.Row::settlementAsset).containsExactly("USDC", "USDT");
    DesksAtQuery.Row usdt = firm.getLast();
    assertThat(usdt.exposure().unknownPositions()).isEqualTo(2);
    assertThat(usdt.exposure().equity()).isNull();
    assertThat(usdt.exposure().unstoppedPositions()).isNull();
    assertThat(usdt.known().equity()).isPositive();
    assertThat(usdt.exposure().isolatedMargin()).isPositive();
    assertThat(firm.getFirst().exposure().equity()).isNotNull();
  }

  @Test
  void alertsAndLiquidationsBetweenTwoInstantsIncludeBoth() {
    AlertsBetweenQuery alerts = new AlertsBetweenQuery(clickhouse, DeskScope.ALL);
    LiquidationsBetweenQuery liquidations = new LiquidationsBetweenQuery(clickhouse, DeskScope.ALL);
    Instant crash = SampleRun.CRASH;
    assertThat(liquidations.between(RUN, crash, crash))
        .hasSize((int) run.liquidated())
        .isSortedAccordingTo(
            java.util.Comparator.comparing(LiquidationsBetweenQuery.Row::positionKey));
    assertThat(liquidations.between(RUN, crash.plus(MOMENT), SampleRun.END)).isEmpty();
    assertThat(liquidations.between(RUN, SampleRun.START, crash.minus(MOMENT))).isEmpty();
    assertThat(alerts.between(RUN, SampleRun.START, SampleRun.END))
        .isSortedAccordingTo(java.util.Comparator.comparing(AlertsBetweenQuery.Row::at))
        .hasSize(
            alerts.between(RUN, SampleRun.START, crash.minus(MOMENT)).size()
                + alerts.between(RUN, crash, SampleRun.END).size());
  }

  @Test
  void budgetsSayOfWhichInstantTheirUseIs() {
    BudgetsAtQuery budgets = new BudgetsAtQuery(clickhouse, DeskScope.ALL);
    assertThat(budgets.at(RUN, SampleRun.BEFORE_CRASH))
        .isNotEmpty()
        .allMatch(row -> row.use() == null);
    assertThat(budgets.at(RUN, SampleRun.CRASH))
        .allSatisfy(
            row ->
                assertThat(row.use())
                    .satisfies(use -> assertThat(use.since()).isEqualTo(SampleRun.CRASH)));
    assertThat(budgets.at(RUN, SampleRun.END))
        .allSatisfy(
            row ->
                assertThat(row.use())
                    .satisfies(use -> assertThat(use.since()).isEqualTo(SampleRun.END)));
  }

  @Test
  void marksAreStaleOnlyBeyondTheAgeThatIsTrusted() {
    StaleMarksQuery stale = new StaleMarksQuery(clickhouse, DeskScope.ALL);
    Instant last = SampleRun.START.plus(Duration.ofHours(9));
    assertThat(stale.at(RUN, last.plus(Duration.ofHours(2)), Duration.ofHours(2)))
        .extracting(StaleMarksQuery.Row::instrument)
        .containsExactly("SOLUSDT");
    List<StaleMarksQuery.Row> later =
        stale.at(RUN, last.plus(Duration.ofHours(2)).plus(MOMENT), Duration.ofHours(2));
    assertThat(later)
        .extracting(StaleMarksQuery.Row::instrument)
        .containsExactly("KASUSDT", "SOLUSDT");
    assertThat(later).extracting(StaleMarksQuery.Row::lastMarkAt).containsExactly(last, null);
  }

  @Test
  void extremesLieAfterTheFirstInstantAndUpToTheSecond() {
    MarksExtremesQuery extremes = new MarksExtremesQuery(clickhouse, DeskScope.ALL);
    BigDecimal before = lowestBtc(extremes.between(RUN, SampleRun.START, SampleRun.BEFORE_CRASH));
    BigDecimal with = lowestBtc(extremes.between(RUN, SampleRun.BEFORE_CRASH, SampleRun.CRASH));
    BigDecimal after = lowestBtc(extremes.between(RUN, SampleRun.CRASH, SampleRun.END));
    assertThat(with).isLessThan(after);
    assertThat(after).isLessThan(before);
  }

  private static BigDecimal lowestBtc(List<MarksExtremesQuery.Row> rows) {
    return rows.stream()
        .filter(row -> row.instrument().equals("BTCUSDT"))
        .map(MarksExtremesQuery.Row::lowest)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void rejectsComeWithFileLineCodeAndTheLineAsItCame() {
    List<RejectsQuery.Row> rejects = new RejectsQuery(clickhouse, DeskScope.ALL).of(RUN);
    assertThat(rejects)
        .extracting(RejectsQuery.Row::line)
        .containsExactly(10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L);
    assertThat(rejects.getFirst().original()).isEqualTo("=cmd|' /C calc'!A0,2025-10-10");
    assertThat(rejects.getFirst().occurredAt()).isNull();
    assertThat(rejects.get(6).original()).isEqualTo("a zero \0 byte and a bell \u0007");
  }

  @Test
  void controlTotalsBalanceFileByFile() {
    List<ControlTotalsQuery.Row> files = new ControlTotalsQuery(clickhouse, DeskScope.ALL).of(RUN);
    assertThat(files).hasSize(3).allMatch(ControlTotalsQuery.Row::balances);
    assertThat(files.getLast().lastEventAt()).isNull();
  }
}
