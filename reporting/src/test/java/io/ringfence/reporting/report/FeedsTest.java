package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.EventRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.MandatesQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.query.VenueRecords;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What venues tell of what stands behind a liquidation, and what nodes begin with. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FeedsTest {
  private static final String RUN = "feeds";
  private static final Instant TOLD = Instant.parse("2025-10-10T12:00:00Z");
  private static final Instant LATE = Instant.parse("2025-10-12T00:00:00Z");

  private final DSLContext clickhouse;

  FeedsTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  private record Read(RiskReport report, Insights insights) {
    List<BackstopLine> backstops() {
      return BackstopLine.of(report, insights);
    }

    BackstopLine backstop(PositionLine line) {
      return backstops().stream()
          .filter(one -> one.line().key().equals(line.key()))
          .findFirst()
          .orElseThrow();
    }
  }

  private Read read(NodePath node, Instant asKnown) {
    ReportComposer composer = ReportComposer.ofThisBuild(clickhouse);
    RunQuery.Row run = new RunQuery(clickhouse, DeskScope.ALL).named(RUN).orElseThrow();
    RiskReport report =
        composer.examine(run, new Subject(Pack.RISK, node, new Vantage(SampleRun.END, asKnown)));
    return new Read(report, composer.insights(report));
  }

  @BeforeAll
  void storeRun() {
    SampleRun.of(RUN, 71, 60).storeIn(clickhouse);
    new EventRows(clickhouse, RUN).cross("somebody", "BTCUSDT", "long", "core");
  }

  private PositionLine position(String side) {
    return read(NodePath.FIRM, SampleRun.END).report().positions().stream()
        .filter(line -> line.key().instrument().symbol().equals("ETHUSDT"))
        .filter(line -> line.key().side().code().equals(side))
        .findFirst()
        .orElseThrow();
  }

  private void rank(PositionLine line, Instant at, Instant recorded, int rank) {
    clickhouse.execute(
        """
        INSERT INTO adl_ranks (run_id, batch, venue, account, instrument, side, position_key,
          occurred_at, rank, recorded_at)
        VALUES ({0}, 'b', {1}, {2}, {3}, {4}, {5}, parseDateTime64BestEffort({6}, 6, 'UTC'), {7},
          parseDateTime64BestEffort({8}, 6, 'UTC'))""",
        DSL.inline(RUN),
        DSL.inline(line.key().instrument().venue()),
        DSL.inline(line.key().account()),
        DSL.inline(line.key().instrument().symbol()),
        DSL.inline(line.key().side().code()),
        DSL.inline(line.key().toString()),
        DSL.inline(at.toString()),
        DSL.inline(rank),
        DSL.inline(recorded.toString()));
  }

  private void depth(String side, int bps, BigDecimal quantity) {
    clickhouse.execute(
        """
        INSERT INTO order_book_depths (run_id, batch, venue, instrument, occurred_at, book_side,
          within_bps, quantity, notional)
        VALUES ({0}, 'b', 'binance', 'ETHUSDT', '2025-10-10 12:00:00', {1}, {2}, {3}, {4})""",
        DSL.inline(RUN),
        DSL.inline(side),
        DSL.inline(bps),
        DSL.inline(quantity),
        DSL.inline(quantity.multiply(new BigDecimal("4350"))));
  }

  @Test
  void whatAVenueDidNotTellIsUnknownAndWhatItToldIsTheLatestKnown() {
    assertThat(read(NodePath.FIRM, SampleRun.END).backstops())
        .isNotEmpty()
        .allMatch(line -> line.rank().isEmpty() && line.fund().isEmpty())
        .filteredOn(line -> !line.line().key().instrument().symbol().equals("ETHUSDT"))
        .allMatch(line -> line.shareOf(50).isEmpty() && line.fits().isEmpty());
    PositionLine line = position("long");
    rank(line, TOLD, TOLD, 40);
    rank(line, TOLD.plusSeconds(60), TOLD.plusSeconds(60), 85);
    rank(line, TOLD.plusSeconds(120), LATE, 3);
    clickhouse.execute(
        """
        INSERT INTO insurance_fund_balances (run_id, batch, venue, asset, occurred_at, balance)
        VALUES ({0}, 'b', 'binance', 'USDT', '2025-10-10 12:00:00', 1200000000.5),
          ({0}, 'c', 'binance', 'USDT', '2025-10-10 22:00:00', 900000000.25)""",
        DSL.inline(RUN));
    BackstopLine told = read(NodePath.FIRM, SampleRun.END).backstop(line);
    assertThat(told.rank().orElseThrow().rank()).isEqualTo(85);
    assertThat(told.fund().orElseThrow().balance()).isEqualByComparingTo("900000000.25");
    assertThat(read(NodePath.FIRM, LATE).backstop(line).rank().orElseThrow().rank()).isEqualTo(3);
    assertThat(read(NodePath.FIRM, SampleRun.END).backstops())
        .filteredOn(one -> !one.line().row().settlementAsset().equals("USDT"))
        .isNotEmpty()
        .allMatch(one -> one.fund().isEmpty());
  }

  @Test
  void aPositionIsHeldAgainstTheSideItIsClosedInto() {
    PositionLine longOne = position("long");
    BigDecimal size = longOne.row().economics().quantity();
    depth("bid", 10, size.divide(new BigDecimal("4"), 12, RoundingMode.DOWN));
    depth("bid", 50, size.multiply(new BigDecimal("2")));
    depth("bid", 200, size.multiply(new BigDecimal("9")));
    depth("ask", 50, new BigDecimal("0.000001"));
    Read read = read(NodePath.FIRM, SampleRun.END);
    BackstopLine sold = read.backstop(longOne);
    assertThat(sold.shareOf(50).orElseThrow()).isEqualByComparingTo("0.5");
    assertThat(sold.shareOf(10).orElseThrow()).isGreaterThanOrEqualTo(new BigDecimal("4"));
    assertThat(sold.fits()).contains(50L);
    BackstopLine bought = read.backstop(position("short"));
    assertThat(bought.depths().keySet()).containsExactly(50L);
    assertThat(bought.fits()).isEmpty();
    assertThat(bought.shareOf(50).orElseThrow()).isGreaterThan(BigDecimal.ONE);
  }

  @Test
  void deviationsFromTheDefaultsOfTheNearestNodeComeFirstAndWithoutAnyNothingIsClaimed() {
    assertThat(defaults(SampleRun.END))
        .isNotEmpty()
        .allMatch(line -> line.verdict() == DefaultLine.Verdict.NOT_STATED);
    String document =
        """
        {"validFrom":"2025-10-10T00:00:00Z","defaults":[{"node":"firm","mode":"isolated"},\
        {"node":"firm/ALPHA","leverage":"10"},{"node":"firm/CARRY","mode":"cross"}]}""";
    new VenueRecords(clickhouse, DeskScope.ALL)
        .writeMandate(
            RUN,
            "d".repeat(64),
            new MandatesQuery.Row(SampleRun.START, document, "mandate.json", LATE));
    List<DefaultLine> lines = defaults(LATE);
    for (DefaultLine line : lines) {
      String desk = line.node().deskName().orElseThrow();
      String mode = desk.equals("CARRY") ? "cross" : "isolated";
      assertThat(line.byDefault().mode()).as(line.key().toString()).isEqualTo(mode);
      boolean leverage =
          !desk.equals("ALPHA") || line.leverage().compareTo(new BigDecimal("10")) == 0;
      assertThat(line.verdict())
          .as(line.toString())
          .isEqualTo(
              line.mode().equals(mode) && leverage
                  ? DefaultLine.Verdict.AS_DEFAULT
                  : DefaultLine.Verdict.DEVIATES);
    }
    assertThat(lines).extracting(DefaultLine::verdict).isSorted();
    assertThat(lines)
        .filteredOn(line -> line.mode().equals("cross"))
        .singleElement()
        .satisfies(line -> assertThat(line.verdict()).isEqualTo(DefaultLine.Verdict.DEVIATES));
    assertThat(defaults(LATE.minusSeconds(1)))
        .allMatch(line -> line.verdict() == DefaultLine.Verdict.NOT_STATED);
    assertThat(
            MandateLine.of(
                read(NodePath.FIRM, LATE).report(), read(NodePath.FIRM, LATE).insights()))
        .extracting(MandateLine::of)
        .containsExactly("firm", "firm/ALPHA", "firm/CARRY");
    Read alpha = read(NodePath.desk("ALPHA"), LATE);
    assertThat(MandateLine.of(alpha.report(), alpha.insights()))
        .extracting(MandateLine::of)
        .containsExactly("firm", "firm/ALPHA");
  }

  private List<DefaultLine> defaults(Instant asKnown) {
    Read read = read(NodePath.FIRM, asKnown);
    return DefaultLine.of(read.report(), read.insights());
  }
}
