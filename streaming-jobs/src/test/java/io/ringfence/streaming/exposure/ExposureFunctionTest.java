package io.ringfence.streaming.exposure;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.contracts.wire.AlertRow;
import io.ringfence.contracts.wire.InputCountRow;
import io.ringfence.contracts.wire.InputEvent;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.MarkPriceRow;
import io.ringfence.contracts.wire.NodeContributionRow;
import io.ringfence.contracts.wire.PositionExposureRow;
import io.ringfence.contracts.wire.PositionVersionRow;
import io.ringfence.contracts.wire.RejectCode;
import io.ringfence.contracts.wire.RejectRow;
import io.ringfence.streaming.TestRules;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Inputs;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExposureFunctionTest {
  private static final String END = "2025-10-09T03:30:00Z";

  /** Ten at 100 with a wallet of 200: with one per cent of maintenance it ends at 80.8. */
  private static final String LONG = ",1,binance,A,BTCUSDT,long,10,100,200,5,D,B,T";

  private static final SnapshotGrid HOURLY =
      SnapshotGrid.of(Inputs.at("2025-10-09T00:30:00Z"), Duration.ofHours(1), Inputs.at(END));

  @TempDir Path folder;
  private Inputs inputs = new Inputs(Path.of("."));

  @BeforeEach
  void begin() {
    inputs = new Inputs(folder);
  }

  private ExposureFunctionTest marks(String... timesAndPrices) {
    inputs.with(
        InputKind.MARKS,
        Inputs.MARKS,
        List.of(timesAndPrices).stream()
            .map(row -> "2025-10-09T" + row.replace(" ", ":00Z,binance,BTCUSDT,"))
            .toArray(String[]::new));
    return this;
  }

  private List<InputEvent> events() {
    return Inputs.events(inputs.load());
  }

  @Test
  void nothingLeavesBeforeItsInstantIsComplete() throws Exception {
    List<InputEvent> events = marks("01:00 100").events();
    try (var operator = ExposureHarness.create(HOURLY)) {
      operator.feed(events);
      assertThat(operator.everything()).isEmpty();

      operator.end();
      assertThat(operator.output(ExposureOutputs.MARKS))
          .containsExactly(
              new MarkPriceRow(
                  "binance", "BTCUSDT", Inputs.at("2025-10-09T01:00:00Z"), new BigDecimal("100")));
    }
  }

  @Test
  void eventsOfAnInstantAreAppliedInTheOrderOfAReplayHoweverTheyCome() throws Exception {
    inputs
        .with(InputKind.FUNDING, Inputs.FUNDING, "2025-10-09T02:00:00Z,binance,BTCUSDT,0.01")
        .with(InputKind.POSITIONS, Inputs.POSITIONS, "2025-10-09T02:00:00Z" + LONG);
    List<InputEvent> events = marks("01:00 100", "02:00 110").events();
    try (var operator = ExposureHarness.create(HOURLY)) {
      operator.feed(List.of(events.get(0), events.get(3), events.get(2), events.get(1))).end();

      // The funding settles at the mark before its own instant: 200 - 10 x 100 x 0.01.
      assertThat(operator.output(ExposureOutputs.VERSIONS))
          .extracting(PositionVersionRow::change, row -> row.isolatedMargin().intValueExact())
          .containsExactly(tuple("version", 200), tuple("funding", 190));
    }
  }

  @Test
  void aMarkThatReachesLevelsAlertsFirstAndThenEndsThePosition() throws Exception {
    inputs.with(InputKind.POSITIONS, Inputs.POSITIONS, "2025-10-09T00:00:00Z" + LONG);
    List<InputEvent> events = marks("01:00 100", "02:00 80", "03:00 79").events();
    try (var operator = ExposureHarness.create(HOURLY)) {
      operator.feed(events).end();

      assertThat(operator.output(ExposureOutputs.ALERTS))
          .extracting(AlertRow::kind)
          .containsExactly(
              "DISTANCE", "DISTANCE", "DISTANCE", "MARGIN_RATIO", "MARGIN_RATIO", "LIQUIDATION");
      assertThat(operator.output(ExposureOutputs.LIQUIDATIONS))
          .singleElement()
          .satisfies(
              row -> {
                assertThat(row.atMicros()).isEqualTo(Inputs.at("2025-10-09T02:00:00Z"));
                assertThat(row.markPrice()).isEqualByComparingTo("80");
                assertThat(row.loss()).isEqualByComparingTo("200");
                assertThat(row.deficit()).isEqualByComparingTo("0");
                assertThat(row.presumed()).isTrue();
              });
      PositionVersionRow last = operator.output(ExposureOutputs.VERSIONS).getLast();
      assertThat(last.change()).isEqualTo("liquidation");
      assertThat(last.status()).isEqualTo("liquidated");
      assertThat(last.quantity()).isZero();
      assertThat(last.isolatedMargin()).isZero();
      assertThat(last.amount()).isEqualByComparingTo("-200");
      assertThat(last.liquidationPrice()).isNull();
    }
  }

  @Test
  void riskNodesAreToldWhatChangedAndWhenNothingIsLeft() throws Exception {
    inputs.with(InputKind.POSITIONS, Inputs.POSITIONS, "2025-10-09T00:00:00Z" + LONG);
    List<InputEvent> events = marks("01:00 100", "01:30 100", "02:00 80").events();
    try (var operator = ExposureHarness.create(HOURLY)) {
      operator.feed(events).end();

      List<NodeContributionRow> told = operator.contributions();
      // Opened, valued, liquidated: the mark that equals the one before changes nothing.
      assertThat(told)
          .extracting(NodeContributionRow::node)
          .containsExactly(
              "firm",
              "firm/D",
              "firm/D/B",
              "firm",
              "firm/D",
              "firm/D/B",
              "firm",
              "firm/D",
              "firm/D/B");
      assertThat(told.getLast().sums().positions()).isZero();
      assertThat(told.getLast().realised())
          .satisfies(
              realised -> {
                assertThat(realised).isNotNull();
                assertThat(realised.pnl()).isEqualByComparingTo("-200");
                assertThat(realised.liquidations()).isEqualTo(1);
              });
    }
  }

  /** The wallet stays as it is, and yet the day has cost the node so much. */
  @Test
  void fundingThatTheAccountPaysIsALossOfTheDay() throws Exception {
    inputs
        .with(InputKind.POSITIONS, Inputs.POSITIONS, "2025-10-09T00:00:00Z" + LONG)
        .with(InputKind.FUNDING, Inputs.FUNDING, "2025-10-09T02:00:00Z,binance,BTCUSDT,0.001");
    List<InputEvent> events = marks("01:00 100", "03:00 100").events();
    try (var operator = ExposureHarness.create(TestRules.fundedByAccount(), HOURLY)) {
      operator.feed(events).end();

      List<NodeContributionRow> told =
          operator.contributions().stream().filter(row -> row.realised() != null).toList();
      assertThat(told).extracting(NodeContributionRow::node).contains("firm", "firm/D");
      assertThat(told)
          .allSatisfy(
              row -> {
                assertThat(requireNonNull(row.realised()).pnl()).isEqualByComparingTo("-1");
                assertThat(row.sums().isolatedMargin()).isEqualByComparingTo("200");
              });
    }
  }

  @Test
  void aPositionThatChangesDeskLeavesTheOldOneInTheSameInstant() throws Exception {
    inputs.with(
        InputKind.POSITIONS,
        Inputs.POSITIONS,
        "2025-10-09T00:00:00Z" + LONG,
        "2025-10-09T01:00:00Z,2,binance,A,BTCUSDT,long,10,100,200,5,E,B,T");
    try (var operator = ExposureHarness.create(HOURLY)) {
      operator.feed(events()).end();

      assertThat(operator.contributions())
          .filteredOn(row -> row.atMicros() == Inputs.at("2025-10-09T01:00:00Z"))
          .extracting(NodeContributionRow::node, row -> row.sums().positions())
          .containsExactly(
              tuple("firm/D", 0), tuple("firm/D/B", 0), tuple("firm/E", 1), tuple("firm/E/B", 1));
    }
  }

  @Test
  void snapshotsStandOnTheGridAndAtTheEndAndShowUnknownFiguresAsAbsent() throws Exception {
    inputs.with(InputKind.POSITIONS, Inputs.POSITIONS, "2025-10-09T00:00:00Z" + LONG);
    List<InputEvent> events = marks("01:10 100", "02:00 104").events();
    try (var operator = ExposureHarness.create(HOURLY)) {
      operator.feed(events).end();

      assertThat(operator.output(ExposureOutputs.EXPOSURES))
          .extracting(PositionExposureRow::asOfMicros, PositionExposureRow::markPrice)
          .containsExactly(
              tuple(Inputs.at("2025-10-09T01:00:00Z"), null),
              tuple(Inputs.at("2025-10-09T02:00:00Z"), new BigDecimal("104")),
              tuple(Inputs.at("2025-10-09T03:00:00Z"), new BigDecimal("104")),
              tuple(Inputs.at(END), new BigDecimal("104")));
      PositionExposureRow unknown = operator.output(ExposureOutputs.EXPOSURES).getFirst();
      assertThat(unknown.state()).isEqualTo("UNKNOWN");
      assertThat(unknown.equity()).isNull();
      assertThat(unknown.stillToLose()).isNull();
      assertThat(unknown.cap()).isEqualByComparingTo("200");
    }
  }

  @Test
  void fundingOfOneInstantSettlesOnceAndWithoutAMarkNotAtAll() throws Exception {
    inputs.with(
        InputKind.FUNDING,
        Inputs.FUNDING,
        "2025-10-09T00:00:00Z,binance,BTCUSDT,0.0001",
        "2025-10-09T02:00:00Z,binance,BTCUSDT,0.0001",
        "2025-10-09T02:00:00Z,binance,BTCUSDT,0.00010",
        "2025-10-09T02:00:00Z,binance,BTCUSDT,0.0002");
    List<InputEvent> events = marks("01:00 100").events();
    try (var operator = ExposureHarness.create(HOURLY)) {
      operator.feed(events).end();

      assertThat(operator.output(ExposureOutputs.REJECTS))
          .extracting(RejectRow::line, RejectRow::code)
          .containsExactly(tuple(2L, RejectCode.NO_MARK), tuple(5L, RejectCode.SEQUENCE_CONFLICT));
      assertThat(operator.output(ExposureOutputs.COUNTS))
          .filteredOn(row -> row.kind() == InputKind.FUNDING)
          .extracting(InputCountRow::applied, InputCountRow::duplicate)
          .containsExactly(tuple(1L, 1L));
    }
  }

  @Test
  void anEventBehindACompleteInstantIsRefusedAndNotLost() throws Exception {
    List<InputEvent> events = marks("01:00 100", "02:00 101").events();
    try (var operator = ExposureHarness.create(HOURLY)) {
      operator.feed(List.of(events.get(1), events.get(1).at(events.get(1).atMicros() + 1)));
      operator.feed(List.of(events.get(0)));

      assertThat(operator.output(ExposureOutputs.REJECTS))
          .singleElement()
          .satisfies(
              reject -> {
                assertThat(reject.code()).isEqualTo(RejectCode.LATE);
                assertThat(reject.line()).isEqualTo(2);
                assertThat(reject.original()).contains("BTCUSDT", "100");
              });
    }
  }
}
