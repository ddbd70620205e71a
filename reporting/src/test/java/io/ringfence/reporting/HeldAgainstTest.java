package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.sizing.TradeRule;
import io.ringfence.reporting.evidence.ManifestFacts;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.report.CapitalLine;
import io.ringfence.reporting.report.DayLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.PeriodLossLine;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.TradeLine;
import io.ringfence.reporting.venue.NumberLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What venues print, ledgers, capital and trades stand in a report beside our book. */
@OnEngine
class HeldAgainstTest {

  private final RunningEngine engine;

  HeldAgainstTest(RunningEngine engine) {
    this.engine = engine;
  }

  private GivenLater given(String run) {
    return new GivenLater(engine.store().clickhouse(), run);
  }

  @Test
  void whatTheLedgersComeToIsThePeriodLossOfEveryNodeToTheLastUnit() {
    String run = "period loss";
    SampleRun.withUnmarked(run, 94, 80, 2).storeIn(engine.store().clickhouse());
    GivenLater.Read read = given(run).read(NodePath.FIRM, SampleRun.END);
    List<PeriodLossLine> lines = PeriodLossLine.of(read.report(), read.insights());
    assertThat(lines)
        .hasSize(4 * read.report().facts().nodes().size())
        .allMatch(PeriodLossLine::ties)
        .anyMatch(
            line ->
                line.figure() == PeriodLossLine.Figure.REALISED_TODAY
                    && line.byLedgers().signum() < 0);
  }

  @Test
  void aVenuesNumbersStandBesideItsRulesAndOurBook(@TempDir Path folder) throws IOException {
    String run = "numbers";
    SampleRun.of(run, 95, 60).storeIn(engine.store().clickhouse());
    GivenLater.Read before = given(run).read(NodePath.FIRM, SampleRun.END);
    PositionLine held =
        before.report().positions().stream()
            .filter(line -> line.key().instrument().venue().equals("binance"))
            .findFirst()
            .orElseThrow();
    String payload =
        """
        [{"symbol": "%s", "positionSide": "%s", "positionAmt": "%s", "entryPrice": "%s",
          "markPrice": "%s", "leverage": "%s", "isolatedWallet": "%s", "marginType": "isolated",
          "isolatedMargin": "0", "liquidationPrice": "987654.25", "notional": "0",
          "unRealizedProfit": "0", "updateTime": 1760131800000}]"""
            .formatted(
                held.key().instrument().symbol(),
                held.key().side().name(),
                (held.key().side() == PositionSide.SHORT ? "-" : "")
                    + held.row().economics().quantity().stripTrailingZeros().toPlainString(),
                held.row().economics().entryPrice().stripTrailingZeros().toPlainString(),
                held.row().economics().entryPrice().stripTrailingZeros().toPlainString(),
                held.row().economics().leverage().stripTrailingZeros().toPlainString(),
                held.row().economics().isolatedMargin().stripTrailingZeros().toPlainString());
    Path file = Files.writeString(folder.resolve("positions.json"), payload);
    VenueFiles.Answer answer =
        VenueFiles.Answer.parse("binance/" + held.key().account() + "=" + file);
    given(run).record(new VenueFiles(Optional.empty(), List.of(answer), Optional.empty()));
    GivenLater.Read given = given(run).read(NodePath.FIRM, GivenLater.AT);
    List<NumberLine> lines = NumberLine.of(given.report(), given.insights());
    assertThat(lines)
        .filteredOn(line -> line.positionKey().equals(held.key().toString()))
        .filteredOn(line -> line.book() == NumberLine.Book.TIES)
        .extracting(line -> line.row() == null ? "" : line.row().figure())
        .contains("quantity", "wallet");
    assertThat(lines)
        .filteredOn(line -> line.book() == NumberLine.Book.DIFFERS)
        .extracting(line -> line.row() == null ? "" : line.row().figure())
        .contains("liquidationPrice");
    long inAccount =
        given.report().positions().stream()
            .filter(line -> line.key().instrument().venue().equals("binance"))
            .filter(line -> line.key().account().equals(held.key().account()))
            .count();
    assertThat(lines)
        .filteredOn(line -> line.book() == NumberLine.Book.NOT_AT_VENUE)
        .hasSize((int) inAccount - 1);
    ManifestFacts facts = ManifestFacts.of(given.report(), given.insights(), OfficeRecord.NONE);
    assertThat(facts.venueFigures().orElseThrow().figures()).isEqualTo(lines.size());
    assertThat(facts.venueFigures().orElseThrow().apart())
        .isPositive()
        .isEqualTo(lines.stream().filter(NumberLine::isBreak).count());
  }

  @Test
  void daysAreThoseOfTheNodesOwnCutFromWhenItWasGiven() {
    String run = "day cuts";
    SampleRun.of(run, 96, 60).storeIn(engine.store().clickhouse());
    engine
        .store()
        .clickhouse()
        .execute(
            """
            INSERT INTO budgets SELECT * REPLACE ('Asia/Tokyo' AS day_zone, '00:00' AS day_cut)
            FROM budgets WHERE run_id = 'day cuts' AND node = 'firm/ALPHA' LIMIT 1""");
    GivenLater.Read read = given(run).read(NodePath.FIRM, SampleRun.END);
    List<DayLine> days = DayLine.of(read.report(), read.insights(), List.of());
    assertThat(days)
        .filteredOn(line -> line.last().node().equals("firm/ALPHA"))
        .isNotEmpty()
        .allMatch(line -> line.day().toString().equals("2025-10-11"));
    assertThat(days)
        .filteredOn(line -> !line.last().node().equals("firm/ALPHA"))
        .isNotEmpty()
        .allMatch(line -> line.day().toString().equals("2025-10-10"))
        .allMatch(line -> line.cut().equals(DayCut.UTC_MIDNIGHT));
  }

  @Test
  void aTradeIsJudgedByTheCapitalOfItsDeskAndUnknownWithout() {
    String run = "trades";
    SampleRun.of(run, 97, 60).storeIn(engine.store().clickhouse());
    engine
        .store()
        .clickhouse()
        .execute(
            "INSERT INTO node_capital (run_id, node, currency, amount)"
                + " VALUES ('trades', 'firm/ALPHA', 'USDT', toDecimal256(1, 36))");
    GivenLater.Read read = given(run).read(NodePath.FIRM, SampleRun.END);
    List<TradeLine> trades = TradeLine.of(read.report(), read.insights());
    assertThat(trades).hasSize(read.report().positions().size());
    for (TradeLine trade : trades) {
      boolean known =
          trade.line().facts().desk().equals("ALPHA")
              && trade.line().row().settlementAsset().equals("USDT");
      assertThat(trade.shareOfCapital().isPresent()).isEqualTo(known);
      TradeRule.Answer expected =
          known && trade.line().facts().plannedMaxLoss() != null
              ? TradeRule.Answer.BROKEN
              : TradeRule.Answer.UNKNOWN;
      assertThat(trade.answer(TradeRule.Step.BUDGET)).isEqualTo(expected);
    }
    assertThat(trades).anyMatch(trade -> trade.shareOfCapital().isPresent());
    List<CapitalLine> capital = CapitalLine.of(read.report(), read.insights());
    assertThat(capital).hasSize(read.report().facts().nodes().size());
    for (CapitalLine line : capital) {
      boolean said = line.node().equals("firm/ALPHA") && line.asset().equals("USDT");
      assertThat(line.free())
          .isEqualTo(
              said
                  ? Optional.of(line.capital().orElseThrow().subtract(line.atRisk()))
                  : Optional.empty());
      assertThat(line.share().isPresent()).isEqualTo(said);
    }
  }

  @Test
  void aDayOfFundingRepeatsTheLastSettlementOfEveryPositionThatHadOne() {
    String run = "capital";
    SampleRun.of(run, 99, 24).storeIn(engine.store().clickhouse());
    GivenLater.Read before = given(run).read(NodePath.FIRM, SampleRun.END);
    PositionLine paying = before.report().positions().getFirst();
    String key = paying.key().toString();
    String asset = paying.row().settlementAsset();
    List<PositionChangesQuery.Row> changes = new ArrayList<>(before.insights().changes());
    changes.stream()
        .filter(row -> row.positionKey().equals(key))
        .reduce((_, last) -> last)
        .map(row -> settled(row, new BigDecimal("-2")))
        .ifPresent(changes::add);
    CapitalLine firm =
        CapitalLine.of(before.report(), with(before.insights(), changes)).stream()
            .filter(line -> line.node().equals("firm") && line.asset().equals(asset))
            .findFirst()
            .orElseThrow();
    Optional<BigDecimal> hours = paying.rules().funding().intervalHours();
    BigDecimal expected =
        hours
            .map(of -> new BigDecimal("-48").divide(of, 18, RoundingMode.HALF_UP))
            .orElse(BigDecimal.ZERO);
    assertThat(firm.forecast().funding()).isEqualByComparingTo(expected);
    long open =
        before.report().positions().stream()
            .filter(line -> line.row().settlementAsset().equals(asset))
            .count();
    assertThat(firm.forecast().unknown()).isEqualTo(hours.isPresent() ? open - 1 : open);
  }

  private static PositionChangesQuery.Row settled(PositionChangesQuery.Row row, BigDecimal amount) {
    return new PositionChangesQuery.Row(
        row.at(),
        row.number() + 1,
        row.positionKey(),
        row.episode(),
        "funding",
        row.status(),
        row.quantity(),
        row.wallet().add(amount),
        amount,
        row.lifetimeCap(),
        row.settlementAsset(),
        row.owner());
  }

  private static Insights with(Insights insights, List<PositionChangesQuery.Row> changes) {
    return new Insights(
        insights.since(),
        insights.before(),
        changes,
        insights.uses(),
        insights.hours(),
        insights.traders(),
        insights.thresholds(),
        insights.overrides(),
        insights.concentration(),
        insights.packs(),
        insights.stages(),
        insights.proofs());
  }
}
