package io.ringfence.streaming.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.BudgetStateRow;
import io.ringfence.contracts.wire.BudgetUseRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.Instants;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskFunctionTest {
  private static final String BTC = ",1,binance,A,BTCUSDT,long,10,100,200,5,D,B,T";
  private static final String ETH = ",1,binance,A,ETHUSDT,short,10,50,100,5,D,C,T";

  @TempDir Path folder;
  private Inputs inputs = new Inputs(Path.of("."));

  @BeforeEach
  void begin() {
    inputs = new Inputs(folder);
  }

  private DeskFunctionTest marks(String... rows) {
    inputs.with(
        InputKind.MARKS,
        Inputs.MARKS,
        List.of(rows).stream()
            .map(row -> "2025-10-" + row.replace(" ", ","))
            .map(row -> row.replace(",BTC,", ",binance,BTCUSDT,"))
            .map(row -> row.replace(",ETH,", ",binance,ETHUSDT,"))
            .toArray(String[]::new));
    return this;
  }

  private DeskFunctionTest positions(String... rows) {
    inputs.with(InputKind.POSITIONS, Inputs.POSITIONS, rows);
    return this;
  }

  private DeskFunctionTest budgets(String... rows) {
    inputs.with(InputKind.BUDGETS, Inputs.BUDGETS, rows);
    return this;
  }

  private DeskHarness run() throws Exception {
    var replay = inputs.load();
    SnapshotGrid grid =
        SnapshotGrid.of(
            replay.facts().firstMarketMicros(), Duration.ofHours(1), replay.facts().lastMicros());
    return DeskHarness.create(grid).feed(DeskHarness.news(replay, grid)).end();
  }

  @Test
  void everythingOfAnInstantIsOneRowOfTheNode() throws Exception {
    positions("2025-10-09T00:00:00Z" + BTC, "2025-10-09T00:00:00Z" + ETH);
    marks("09T01:00:00Z BTC 110", "09T01:00:00Z ETH 45");
    try (DeskHarness operator = run()) {
      List<DeskExposureRow> desk =
          operator.exposures().stream().filter(row -> row.node().equals("firm/D")).toList();
      assertThat(desk)
          .extracting(DeskExposureRow::asOfMicros, DeskExposureRow::positions)
          .containsExactly(
              tuple(Inputs.at("2025-10-09T00:00:00Z"), 2L),
              tuple(Inputs.at("2025-10-09T01:00:00Z"), 2L));
      assertThat(desk.getFirst().unrealisedPnl()).isNull();
      assertThat(desk.getFirst().unknownPositions()).isEqualTo(2);
      assertThat(desk.getLast().unrealisedPnl()).isEqualByComparingTo("150");
      assertThat(desk.getLast().netNotional()).isEqualByComparingTo("650");
      assertThat(desk.getLast().isolatedMargin()).isEqualByComparingTo("300");
    }
  }

  @Test
  void aLiquidationMovesItsLossIntoThePeriodAndNeverBackIntoHeadroom() throws Exception {
    positions("2025-10-09T00:00:00Z" + BTC).marks("09T01:00:00Z BTC 100", "09T02:00:00Z BTC 70");
    try (DeskHarness operator = run()) {
      DeskExposureRow last = operator.exposures().getLast();
      assertThat(last.positions()).isZero();
      assertThat(last.openCapitalAtRisk()).isZero();
      assertThat(last.periodLoss()).isEqualByComparingTo("200");
      assertThat(last.realisedLoss()).isEqualByComparingTo("200");
      assertThat(last.deficit()).isEqualByComparingTo("100");
      assertThat(last.liquidations()).isEqualTo(1);
    }
  }

  @Test
  void aDayEndsAtItsCutAndTheLossOfTheDayWithIt() throws Exception {
    positions("2025-10-09T00:00:00Z" + BTC, "2025-10-09T00:00:00Z" + ETH)
        .marks(
            "09T12:00:00Z BTC 100",
            "09T13:00:00Z BTC 70",
            "09T13:00:00Z ETH 50",
            "10T00:00:00Z ETH 49",
            "10T01:00:00Z ETH 48");
    try (DeskHarness operator = run()) {
      assertThat(operator.exposures())
          .filteredOn(row -> row.node().equals("firm"))
          .extracting(
              row -> Instants.instant(row.asOfMicros()).toString(),
              row -> row.realisedPnlDay().intValueExact(),
              row -> row.realisedPnl().intValueExact())
          .contains(
              tuple("2025-10-10T00:00:00Z", -200, -200), tuple("2025-10-10T01:00:00Z", 0, -200));
    }
  }

  @Test
  void aResultNobodySaidIsCountedWithItsDayAndWithTheRun() throws Exception {
    positions(
            "2025-10-09T00:00:00Z" + BTC,
            "2025-10-09T00:00:00Z" + ETH,
            "2025-10-09T12:30:00Z,2,binance,A,BTCUSDT,long,0,100,0,5,D,B,T")
        .marks(
            "09T12:00:00Z BTC 95",
            "09T13:00:00Z ETH 50",
            "10T00:00:00Z ETH 49",
            "10T01:00:00Z ETH 48");
    try (DeskHarness operator = run()) {
      assertThat(operator.exposures())
          .filteredOn(row -> row.node().equals("firm"))
          .extracting(
              row -> Instants.instant(row.asOfMicros()).toString(),
              DeskExposureRow::unknownResultsDay,
              DeskExposureRow::unknownResults)
          .contains(
              tuple("2025-10-09T12:00:00Z", 0L, 0L),
              tuple("2025-10-09T13:00:00Z", 1L, 1L),
              tuple("2025-10-10T00:00:00Z", 1L, 1L),
              tuple("2025-10-10T01:00:00Z", 0L, 1L));
      assertThat(operator.exposures())
          .filteredOn(row -> row.node().equals("firm/D/C"))
          .allMatch(row -> row.unknownResults() == 0);
    }
  }

  @Test
  void budgetsAreEvaluatedOnceAfterAllEventsOfAnInstant() throws Exception {
    // At 01:00 the loss of one position is the gain of the other: the sum stays within.
    positions("2025-10-09T00:00:00Z" + BTC, "2025-10-09T00:00:00Z" + ETH)
        .budgets("firm/D,gross_notional,1500,1600,USDT,,,,,")
        .marks(
            "09T00:30:00Z BTC 100",
            "09T00:30:00Z ETH 50",
            "09T01:00:00Z BTC 110",
            "09T01:00:00Z ETH 40",
            "09T02:00:00Z BTC 113",
            "09T02:00:00Z ETH 48");
    try (DeskHarness operator = run()) {
      assertThat(operator.output(DeskOutputs.STATES))
          .extracting(BudgetStateRow::state, row -> Instants.instant(row.asOfMicros()).toString())
          .containsExactly(
              tuple("UNKNOWN_AT_LEAST", "2025-10-09T00:00:00Z"),
              tuple("WITHIN", "2025-10-09T00:30:00Z"),
              tuple("BREACH", "2025-10-09T02:00:00Z"));
      assertThat(operator.output(DeskOutputs.ALERTS))
          .extracting(AlertRow::state)
          .containsExactly("WITHIN", "BREACH");
      assertThat(operator.output(DeskOutputs.USES))
          .extracting(BudgetUseRow::state, row -> row.knownPart().intValueExact())
          .containsExactly(tuple("WITHIN", 1500), tuple("BREACH", 1610));
    }
  }

  @Test
  void aStateThatMayBeLeftIsLeftWhenItsShortestStayHasPassedAlthoughNoMarkComes() throws Exception {
    positions("2025-10-09T00:00:00Z" + BTC)
        .budgets("firm,gross_notional,1000,5000,USDT,,,1800,,")
        .marks("09T01:00:00Z BTC 101", "09T01:10:00Z BTC 99", "09T03:00:00Z BTC 98");
    try (DeskHarness operator = run()) {
      assertThat(operator.output(DeskOutputs.STATES))
          .extracting(BudgetStateRow::state, row -> Instants.instant(row.asOfMicros()).toString())
          .containsExactly(
              tuple("UNKNOWN_AT_LEAST", "2025-10-09T00:00:00Z"),
              tuple("WARNING", "2025-10-09T01:00:00Z"),
              tuple("WITHIN", "2025-10-09T01:30:00Z"));
    }
  }

  @Test
  void aBudgetBeginsAndEndsByTimeAlthoughNoMarkComes() throws Exception {
    positions("2025-10-09T00:00:00Z" + BTC)
        .budgets("firm,isolated_margin,100,150,USDT,,,,2025-10-09T00:20:00Z,2025-10-09T01:20:00Z")
        .marks("09T01:00:00Z BTC 101", "09T03:00:00Z BTC 98");
    try (DeskHarness operator = run()) {
      assertThat(operator.output(DeskOutputs.STATES))
          .extracting(BudgetStateRow::state, row -> Instants.instant(row.asOfMicros()).toString())
          .containsExactly(tuple("BREACH", "2025-10-09T00:20:00Z"));
      assertThat(operator.output(DeskOutputs.USES))
          .extracting(row -> Instants.instant(row.asOfMicros()).toString())
          .containsExactly("2025-10-09T01:00:00Z");
    }
  }

  @Test
  void aNodeWithABudgetAndWithoutPositionsIsWithinIt() throws Exception {
    budgets("firm/idle,open_capital_at_risk,1,2,USDT,,,,,").marks("09T01:00:00Z BTC 101");
    try (DeskHarness operator = run()) {
      assertThat(operator.output(DeskOutputs.STATES))
          .extracting(BudgetStateRow::node, BudgetStateRow::state)
          .containsExactly(tuple("firm/idle", "WITHIN"));
      assertThat(operator.exposures()).isEmpty();
    }
  }

  @Test
  void newsForACompleteInstantStopsTheJob() throws Exception {
    positions("2025-10-09T00:00:00Z" + BTC).marks("09T01:00:00Z BTC 101");
    var replay = inputs.load();
    var grid = new SnapshotGrid(0, 1_000_000, replay.facts().lastMicros());
    var news = DeskHarness.news(replay, grid);
    try (DeskHarness operator = DeskHarness.create(grid).end()) {
      assertThatThrownBy(() -> operator.feed(news))
          .hasMessageContaining("came when the instant was complete");
    }
  }
}
