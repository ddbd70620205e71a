package io.ringfence.streaming.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.contracts.wire.BreachRow;
import io.ringfence.contracts.wire.BudgetStateRow;
import io.ringfence.contracts.wire.DeskExposureRow;
import io.ringfence.contracts.wire.InputKind;
import io.ringfence.contracts.wire.ThresholdActionRow;
import io.ringfence.streaming.TestTerms;
import io.ringfence.streaming.instant.SnapshotGrid;
import io.ringfence.streaming.intake.Inputs;
import io.ringfence.streaming.intake.Instants;
import io.ringfence.streaming.terms.RunTerms;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Budgets as events through the real operators: time, overrides, scopes, capital, day cuts. */
class BudgetEventsTest {
  private static final String HEADER =
      "ts,kind,node,metric,soft,hard,currency,valid_from,valid_to,scope,basis,regime,"
          + "hard_action,proposed_by,approved_by,day_zone,day_cut";
  private static final String POSITIONS = Inputs.POSITIONS + ",profile";
  private static final String DAY = "2025-10-09T";

  @TempDir Path folder;
  private Inputs inputs = new Inputs(Path.of("."));

  @BeforeEach
  void begin() {
    inputs = new Inputs(folder);
  }

  private BudgetEventsTest budgets(String... rows) {
    inputs.with(InputKind.BUDGETS, HEADER, rows);
    return this;
  }

  private BudgetEventsTest positions(String... rows) {
    inputs.with(InputKind.POSITIONS, POSITIONS, rows);
    return this;
  }

  /** A mark of BTC at every time. */
  private BudgetEventsTest marks(String... rows) {
    inputs.with(
        InputKind.MARKS,
        Inputs.MARKS,
        List.of(rows).stream()
            .map(row -> DAY + row.replace(" ", "Z,binance,BTCUSDT,"))
            .toArray(String[]::new));
    return this;
  }

  private DeskHarness run() throws Exception {
    return run(TestTerms.SIMULATED);
  }

  private DeskHarness run(RunTerms terms) throws Exception {
    var replay = inputs.load();
    assertThat(Inputs.rejects(replay)).isEmpty();
    SnapshotGrid grid =
        SnapshotGrid.of(
            replay.facts().firstMarketMicros(), Duration.ofHours(1), replay.facts().lastMicros());
    return DeskHarness.create(grid).feed(DeskHarness.news(replay, grid, terms)).end();
  }

  private static List<Tuple> states(DeskHarness operator) {
    return operator.output(DeskOutputs.STATES).stream()
        .map(row -> tuple(at(row.asOfMicros()), row.state(), row.kind()))
        .toList();
  }

  private static String at(long micros) {
    return Instants.instant(micros).toString().replace(DAY, "");
  }

  private static String position(String time, String account, String margin, String profile) {
    return DAY
        + time
        + "Z,1,binance,"
        + account
        + ",BTCUSDT,long,10,100,"
        + margin
        + ",5,D,B,ann,"
        + profile;
  }

  @Test
  void anOverrideExpiresByTimeAlthoughNoMarkComesAndTheBreachIsOfTheLimit() throws Exception {
    positions(position("00:00:00", "A", "200", ""));
    budgets(
        ",,firm,isolated_margin,100,150,USDT,,,,,,reduce_only,,,,",
        DAY
            + "00:30:00Z,override,firm,isolated_margin,250,300,USDT,,"
            + DAY
            + "00:45:00Z,,,,,ann,ben,,");
    marks("00:10:00 100", "03:00:00 100");
    try (DeskHarness operator = run()) {
      assertThat(states(operator))
          .containsExactly(
              tuple("00:00:00Z", "BREACH", "limit"),
              tuple("00:30:00Z", "WITHIN", "override"),
              tuple("00:45:00Z", "BREACH", "limit"));
      assertThat(operator.output(DeskOutputs.BREACHES))
          .extracting(row -> at(row.asOfMicros()), BreachRow::event, BreachRow::ending)
          .containsExactly(
              tuple("00:00:00Z", "OPENED", null),
              tuple("00:30:00Z", "ENDED", "OVERRIDDEN"),
              tuple("00:45:00Z", "OPENED", null),
              tuple("03:00:00Z", "STANDING", null));
      assertThat(operator.output(DeskOutputs.BREACHES))
          .extracting(BreachRow::cause)
          .containsExactly("TRADE", "TRADE", "LIMIT", "LIMIT");
      assertThat(operator.output(DeskOutputs.ACTIONS))
          .extracting(
              row -> at(row.asOfMicros()),
              ThresholdActionRow::threshold,
              ThresholdActionRow::action,
              ThresholdActionRow::outcome)
          .containsExactly(
              tuple("00:00:00Z", "SOFT", "NOTIFY", "FIRED"),
              tuple("00:00:00Z", "HARD", "REDUCE_ONLY", "FIRED"),
              tuple("00:30:00Z", "HARD", "REDUCE_ONLY", "LIFTED"),
              tuple("00:45:00Z", "SOFT", "NOTIFY", "FIRED"),
              tuple("00:45:00Z", "HARD", "REDUCE_ONLY", "FIRED"));
    }
  }

  @Test
  void aScopeCountsItsPositionsAndThoseNobodyCanPlaceAreUnknown() throws Exception {
    positions(
        position("00:00:00", "A", "60", "calm"),
        position("00:10:00", "B", "70", "bold"),
        position("00:20:00", "C", "80", ""),
        DAY + "00:30:00Z,2,binance,C,BTCUSDT,long,10,100,80,5,D,B,ann,bold");
    budgets(",,firm/D,isolated_margin,100,140,USDT,,,profile=bold,,,,,,,");
    marks("00:05:00 100", "01:00:00 100");
    try (DeskHarness operator = run()) {
      assertThat(operator.output(DeskOutputs.STATES))
          .extracting(
              row -> at(row.asOfMicros()),
              BudgetStateRow::state,
              row -> row.knownPart().intValueExact(),
              BudgetStateRow::unknownCount,
              BudgetStateRow::scope)
          .containsExactly(
              tuple("00:00:00Z", "WITHIN", 0, 0L, "profile=bold"),
              tuple("00:20:00Z", "UNKNOWN_AT_LEAST", 70, 1L, "profile=bold"),
              tuple("00:30:00Z", "BREACH", 150, 0L, "profile=bold"));
      assertThat(operator.exposures()).extracting(DeskExposureRow::node).doesNotContain("//");
    }
  }

  @Test
  void aPositionMovedOutOfTheScopeReclassifiesTheBreach() throws Exception {
    positions(
        position("00:00:00", "A", "160", "bold"),
        DAY + "00:30:00Z,2,binance,A,BTCUSDT,long,10,100,160,5,D,B,ann,calm");
    budgets(",,firm/D,isolated_margin,100,140,USDT,,,profile=bold,,,,,,,");
    marks("00:05:00 100", "01:00:00 100");
    try (DeskHarness operator = run()) {
      assertThat(operator.output(DeskOutputs.BREACHES))
          .extracting(BreachRow::event, BreachRow::ending)
          .containsExactly(tuple("OPENED", null), tuple("ENDED", "RECLASSIFIED"));
    }
  }

  @Test
  void aLimitMayBeAFractionOfTheNodesCapitalInAScopeToo() throws Exception {
    positions(position("00:00:00", "A", "160", "bold"));
    budgets(
        ",,firm/D,isolated_margin,0.01,0.02,USDT,,,,capital,,,,,,",
        ",,firm/D,isolated_margin,0.01,0.02,USDT,,,trader=ann,capital,,,,,,");
    inputs.with(
        InputKind.CAPITAL,
        Inputs.CAPITAL,
        "firm/D,9000,USDT,",
        "firm/D,7000,USDT," + DAY + "00:30:00Z");
    marks("00:05:00 100", "01:00:00 100");
    try (DeskHarness operator = run()) {
      // The capital of a part is told by the intake, which is not here: it stays unknown.
      assertThat(operator.output(DeskOutputs.STATES))
          .extracting(
              row -> at(row.asOfMicros()),
              BudgetStateRow::scope,
              BudgetStateRow::state,
              row -> row.hard().stripTrailingZeros().toPlainString(),
              BudgetStateRow::basis)
          .containsExactlyInAnyOrder(
              tuple("00:00:00Z", null, "WARNING", "180", "amount"),
              tuple("00:30:00Z", null, "BREACH", "140", "amount"),
              tuple("00:00:00Z", "trader=ann", "UNKNOWN_AT_LEAST", "0.02", "capital"));
      assertThat(operator.output(DeskOutputs.CAPITAL)).hasSize(2);
    }
  }

  @Test
  void theDayOfANodeEndsAtItsOwnCutInItsOwnZoneToTheMicrosecond() throws Exception {
    positions(position("00:00:00", "A", "200", ""));
    budgets(
        ",,firm,period_loss,100,150,USDT,,,,,,,,,Asia/Tokyo,10:30",
        ",,firm/D,period_loss,100,150,USDT,,,,,,,,,,");
    // Liquidated at 01:00, which is 10:00 in Tokyo: its day ends half an hour later.
    marks("00:10:00 100", "01:00:00 70", "02:00:00 70");
    try (DeskHarness operator = run()) {
      assertThat(operator.output(DeskOutputs.STATES))
          .extracting(
              row -> Instants.instant(row.asOfMicros()).toString(),
              BudgetStateRow::node,
              BudgetStateRow::state)
          .containsExactlyInAnyOrder(
              tuple(DAY + "00:00:00Z", "firm", "BREACH"),
              tuple(DAY + "01:30:00.000001Z", "firm", "WITHIN"),
              tuple(DAY + "00:00:00Z", "firm/D", "BREACH"));
    }
  }

  @Test
  void aPartOfABookAddsUpThroughEveryLevelAboveIt() throws Exception {
    positions(
        DAY + "00:00:00Z,1,binance,A,BTCUSDT,long,10,100,200,5,D,B/fast/eu,ann,",
        DAY + "00:00:00Z,1,binance,B,BTCUSDT,long,10,100,50,5,D,B,ann,");
    budgets(",,firm/D/B/fast,isolated_margin,100,150,USDT,,,,,,,,,,");
    marks("01:00:00 100");
    try (DeskHarness operator = run()) {
      assertThat(operator.exposures())
          .filteredOn(row -> row.asOfMicros() == Inputs.at(DAY + "01:00:00Z"))
          .extracting(
              DeskExposureRow::node,
              DeskExposureRow::level,
              row -> row.isolatedMargin().intValueExact())
          .containsExactlyInAnyOrder(
              tuple("firm", "firm", 250),
              tuple("firm/D", "desk", 250),
              tuple("firm/D/B", "book", 250),
              tuple("firm/D/B/fast", "sub_book", 200),
              tuple("firm/D/B/fast/eu", "sub_book", 200));
      assertThat(states(operator)).containsExactly(tuple("00:00:00Z", "BREACH", "limit"));
    }
  }

  @Test
  void aStaleMarkMakesUseUnknownAndIsNeverZeroNorSilentlyTheLast() throws Exception {
    positions(position("00:00:00", "A", "200", ""));
    inputs.with(
        InputKind.FUNDING,
        Inputs.FUNDING,
        DAY + "04:00:00Z,binance,ETHUSDT,0.0001",
        DAY + "04:00:01Z,binance,ETHUSDT,0.0001");
    budgets(
        ",,firm,gross_notional,900,950,USDT,,,,,,,,,,",
        ",,firm/D,gross_notional,2000,3000,USDT,,,,,,,,,,");
    marks("01:00:00 100");
    try (DeskHarness operator = run()) {
      assertThat(operator.output(DeskOutputs.STATES))
          .filteredOn(row -> row.node().equals("firm/D"))
          .extracting(row -> at(row.asOfMicros()), BudgetStateRow::state)
          .containsExactly(
              tuple("00:00:00Z", "UNKNOWN_AT_LEAST"),
              tuple("01:00:00Z", "WITHIN"),
              tuple("03:00:00Z", "UNKNOWN_AT_LEAST"));
      // A breach is not cured because nobody knows.
      assertThat(operator.output(DeskOutputs.STATES))
          .filteredOn(row -> row.node().equals("firm"))
          .extracting(BudgetStateRow::state)
          .containsExactly("UNKNOWN_AT_LEAST", "BREACH");
      DeskExposureRow last = operator.exposures().getLast();
      assertThat(last.stalePositions()).isEqualTo(1);
      assertThat(last.grossNotional()).isEqualByComparingTo("1000");
    }
  }

  @Test
  void aSingleBadMarkIsShownAtOnceButPutsTheFirmIntoABreachOnlyWhenConfirmed() throws Exception {
    positions(position("00:00:00", "A", "5000", ""));
    budgets(
        ",,firm,gross_notional,1500,1800,USDT,,,,,,reduce_only,,,,",
        ",,firm/D,gross_notional,1500,1800,USDT,,,,,,,,,,");
    marks(
        "00:00:01 100",
        "00:00:02 200",
        "00:00:03 101",
        "00:00:04 190",
        "00:00:05 191",
        "00:00:06 192");
    try (DeskHarness operator = run(TestTerms.LIVE)) {
      assertThat(operator.output(DeskOutputs.STATES))
          .filteredOn(row -> row.node().equals("firm"))
          .extracting(row -> at(row.asOfMicros()), BudgetStateRow::state)
          .containsExactly(
              tuple("00:00:00Z", "UNKNOWN_AT_LEAST"),
              tuple("00:00:01Z", "WITHIN"),
              tuple("00:00:02Z", "UNCONFIRMED"),
              tuple("00:00:03Z", "WITHIN"),
              tuple("00:00:04Z", "UNCONFIRMED"),
              tuple("00:00:05Z", "BREACH"));
      assertThat(operator.output(DeskOutputs.STATES))
          .filteredOn(row -> row.node().equals("firm/D"))
          .extracting(BudgetStateRow::state)
          .containsExactly("UNKNOWN_AT_LEAST", "WITHIN", "BREACH", "WITHIN", "BREACH");
      assertThat(operator.output(DeskOutputs.ACTIONS))
          .filteredOn(row -> row.action().equals("REDUCE_ONLY") && row.node().equals("firm"))
          .extracting(row -> at(row.asOfMicros()))
          .containsExactly("00:00:05Z");
      assertThat(operator.output(DeskOutputs.BREACHES))
          .filteredOn(row -> row.node().equals("firm"))
          .extracting(BreachRow::event, row -> row.confirmedMicros() == null)
          .containsExactly(
              tuple("OPENED", true),
              tuple("ENDED", true),
              tuple("OPENED", true),
              tuple("CONFIRMED", false),
              tuple("STANDING", false));
    }
  }

  /** Hourly marks that go up and down by one per cent, and then by twelve. */
  private BudgetEventsTest marksThatGetRestless() {
    Instant start = Instant.parse(DAY + "00:00:00Z");
    List<String> rows = new ArrayList<>();
    for (int hour = 0; hour <= 30; hour++) {
      int price = hour >= 28 ? 113 : 100 + hour % 2;
      rows.add(start.plus(Duration.ofHours(hour)) + ",binance,BTCUSDT," + price);
    }
    inputs.with(InputKind.MARKS, Inputs.MARKS, rows.toArray(String[]::new));
    return this;
  }

  @Test
  void theLimitIsThatOfTheRegimeAndTheTightestWhileNobodyKnowsIt() throws Exception {
    positions(position("00:00:00", "A", "200", ""));
    budgets(
        ",,firm,isolated_margin,1000,2000,USDT,,,,,,,,,,",
        ",,firm,isolated_margin,500,600,USDT,,,,,calm,,,,,",
        ",,firm,isolated_margin,250,300,USDT,,,,,normal,,,,,",
        ",,firm,isolated_margin,100,150,USDT,,,,,stressed,,,,,");
    marksThatGetRestless();
    try (DeskHarness operator = run()) {
      // A regime needs 24 hourly returns: the close of an hour is known with the mark after it.
      assertThat(operator.output(DeskOutputs.STATES))
          .extracting(
              row -> Instants.instant(row.asOfMicros()).toString(),
              BudgetStateRow::state,
              row -> row.hard().intValueExact())
          .containsExactly(
              tuple("2025-10-09T00:00:00Z", "BREACH", 150),
              tuple("2025-10-10T01:00:00Z", "WITHIN", 300),
              tuple("2025-10-10T05:00:00Z", "BREACH", 150));
      assertThat(operator.output(DeskOutputs.BREACHES))
          .extracting(BreachRow::event, BreachRow::ending, BreachRow::cause)
          .containsExactly(
              tuple("OPENED", null, "TRADE"),
              tuple("ENDED", "LIMIT_CHANGED", "TRADE"),
              tuple("OPENED", null, "LIMIT"),
              tuple("STANDING", null, "LIMIT"));
    }
  }

  @Test
  void everyActionFiresOnceWhenItsThresholdIsPassedAndAgainOnlyAfterItWasLeft() throws Exception {
    String closed = DAY + "00:30:00Z,2,binance,C,BTCUSDT,long,0,100,0,5,D,B,ann,";
    String again = DAY + "00:40:00Z,3,binance,C,BTCUSDT,long,10,100,50,5,D,B,ann,";
    positions(
        position("00:00:00", "A", "80", ""),
        position("00:10:00", "B", "40", ""),
        position("00:20:00", "C", "50", ""),
        closed,
        again);
    inputs.with(
        InputKind.BUDGETS,
        "node,metric,soft,hard,currency,soft_action,hard_action",
        "firm,isolated_margin,100,150,USDT,notify+suggest,request_approval+reduce_only");
    marks("00:05:00 100", "01:00:00 100");
    try (DeskHarness operator = run()) {
      assertThat(operator.output(DeskOutputs.ACTIONS))
          .extracting(
              row -> at(row.asOfMicros()),
              row -> row.threshold() + " " + row.action() + " " + row.outcome(),
              ThresholdActionRow::breach)
          .containsExactly(
              tuple("00:10:00Z", "SOFT NOTIFY FIRED", null),
              tuple("00:10:00Z", "SOFT SUGGEST FIRED", null),
              tuple("00:20:00Z", "HARD REQUEST_APPROVAL FIRED", 1L),
              tuple("00:20:00Z", "HARD REDUCE_ONLY FIRED", 1L),
              tuple("00:30:00Z", "HARD REDUCE_ONLY LIFTED", 1L),
              tuple("00:40:00Z", "HARD REQUEST_APPROVAL FIRED", 2L),
              tuple("00:40:00Z", "HARD REDUCE_ONLY FIRED", 2L));
      assertThat(operator.output(DeskOutputs.ACTIONS))
          .extracting(ThresholdActionRow::actionId)
          .doesNotHaveDuplicates();
    }
  }
}
