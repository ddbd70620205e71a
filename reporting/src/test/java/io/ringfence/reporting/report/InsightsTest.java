package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.explain.DistanceChange;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.DesksAtQuery;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.TraderDesksQuery;
import io.ringfence.reporting.query.UtilisationHistoryQuery;
import io.ringfence.reporting.store.ClickHouseStore;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What explains a report adds up to the report, to the last unit. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InsightsTest {
  private final RiskReport report;
  private final Insights insights;

  InsightsTest(ClickHouseStore store) {
    DSLContext clickhouse = store.clickhouse();
    SampleRun run = SampleRun.withUnmarked("insights", 71, 120, 2).storeIn(clickhouse);
    ReportComposer composer = ReportComposer.ofThisBuild(clickhouse);
    report =
        composer.compose(new RunQuery(clickhouse, DeskScope.ALL).named(run.runId()).orElseThrow());
    insights = composer.insights(report);
  }

  @Test
  void everyEpisodesMoneyIsAccountedForToTheLastUnit() {
    List<CashLedger> ledgers = CashLedger.of(insights);
    assertThat(ledgers).hasSize(120).allMatch(it -> it.cash().difference().signum() == 0);
    for (CashLedger ledger : ledgers) {
      assertThat(ledger.cash().flow().loss())
          .isEqualByComparingTo(ledger.reportedLoss(report.facts().liquidations()));
    }
  }

  @Test
  void whatTheLedgersRealisedIsWhatTheNodesSay() {
    List<CashLedger> ledgers = CashLedger.of(insights);
    for (DesksAtQuery.Row node : report.facts().nodes()) {
      BigDecimal realised =
          ledgers.stream()
              .filter(it -> (it.node() + "/").startsWith(node.node() + "/"))
              .filter(it -> it.settlementAsset().equals(node.settlementAsset()))
              .map(it -> it.cash().realised())
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertThat(realised).as(node.node()).isEqualByComparingTo(node.realised().pnl());
    }
  }

  @Test
  void theWalletsOfOpenEpisodesAreTheMarginInUse() {
    BigDecimal wallets =
        CashLedger.of(insights).stream()
            .filter(it -> it.status().equals("open"))
            .map(it -> it.cash().wallet())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal margin =
        report.positions().stream()
            .map(line -> line.row().economics().isolatedMargin())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    assertThat(wallets).isEqualByComparingTo(margin);
  }

  @Test
  void partsOfAChangeOfDistanceSumToItExactly() {
    List<ExplainLine> lines = ExplainLine.of(report, insights, 30);
    assertThat(lines).hasSize(30);
    int explained = 0;
    for (ExplainLine line : lines) {
      if (line.change() instanceof DistanceChange.Explained change) {
        explained++;
        BigDecimal sum =
            change.parts().stream()
                .map(DistanceChange.Part::shown)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(sum).isEqualByComparingTo(change.shownTotal());
        assertThat(change.to().rounded(18, java.math.RoundingMode.FLOOR))
            .isEqualByComparingTo(line.line().distance().orElseThrow());
      }
    }
    assertThat(explained).isPositive();
  }

  @Test
  void everyStoredBreachOfTheWeekIsThereWithItsTimesAndWhatWasDone() {
    List<BreachLine> breaches = BreachLine.of(report, insights);
    assertThat(breaches)
        .isNotEmpty()
        .extracting(BreachLine::breach)
        .isEqualTo(report.facts().breaches());
    assertThat(breaches)
        .allSatisfy(
            line -> {
              assertThat(line.breach().ending()).isEqualTo("CURED");
              assertThat(line.lasted(SampleRun.END))
                  .isEqualTo(Duration.between(SampleRun.BEFORE_CRASH, SampleRun.CRASH));
              assertThat(line.isOfTheDay(SampleRun.END)).isFalse();
              assertThat(line.actions())
                  .allMatch(action -> action.at().isAfter(line.breach().openedAt()));
            });
    List<DayLine> days = DayLine.of(report, insights, breaches);
    assertThat(days).isNotEmpty();
  }

  @Test
  void aTraderOfTwoDesksIsNotUnique() {
    assertThat(insights.traders()).isNotEmpty();
    for (TraderDesksQuery.Row row : insights.traders()) {
      long desks =
          report.positions().stream()
              .filter(line -> line.facts().trader().equals(row.trader()))
              .map(line -> line.facts().desk())
              .distinct()
              .count();
      assertThat(row.desks()).as(row.trader()).isEqualTo(desks);
    }
  }

  @Test
  void everyPointOfTheHistoryIsTheLastUseOfItsHourAsItWasWrittenDown() {
    List<HistoryLine> lines = HistoryLine.of(report, insights, 240);
    assertThat(lines).isNotEmpty();
    Map<Instant, BigDecimal> last = new TreeMap<>();
    for (UtilisationHistoryQuery.Row use : insights.uses()) {
      BigDecimal used = use.used();
      if (use.node().equals("firm")
          && use.part() == null
          && use.metric().equals("open_capital_at_risk")
          && use.currency().equals(lines.getFirst().currency())
          && used != null) {
        last.put(
            use.at().truncatedTo(ChronoUnit.HOURS),
            used.divide(use.hard(), 6, RoundingMode.CEILING));
      }
    }
    assertThat(last).isNotEmpty();
    for (HistoryLine line : lines) {
      BigDecimal expected = last.get(line.at().truncatedTo(ChronoUnit.HOURS));
      if (expected == null) {
        assertThat(line.openCapital()).as(line.toString()).isEmpty();
      } else {
        assertThat(line.openCapital().orElseThrow()).isEqualByComparingTo(expected);
      }
    }
    List<HistoryLine> few = HistoryLine.of(report, insights, 2);
    assertThat(few).hasSizeLessThanOrEqualTo(2);
    assertThat(few.getLast()).isEqualTo(lines.getLast());
  }

  @Test
  void everyKindOfConcentrationSharesOutTheWholeMarginOfItsAsset() {
    Map<String, BigDecimal> margins = new TreeMap<>();
    Map<String, BigDecimal> ofBitcoin = new TreeMap<>();
    for (PositionLine line : report.positions()) {
      String asset = line.row().settlementAsset();
      BigDecimal wallet = line.row().economics().isolatedMargin();
      margins.merge(asset, wallet, BigDecimal::add);
      if (line.key().instrument().symbol().startsWith("BTC")) {
        ofBitcoin.merge(asset, wallet, BigDecimal::add);
      }
    }
    Map<String, BigDecimal> sums = new TreeMap<>();
    Map<String, Long> counts = new TreeMap<>();
    for (Concentration line : insights.concentration()) {
      sums.merge(line.kind() + " " + line.settlementAsset(), line.margin(), BigDecimal::add);
      counts.merge(line.kind(), line.positions(), Long::sum);
      BigDecimal whole = margins.get(line.settlementAsset());
      assertThat(line.share().orElseThrow())
          .isEqualByComparingTo(line.margin().divide(whole, 6, RoundingMode.HALF_UP));
      if (line.kind().equals("base asset") && line.name().equals("BTC")) {
        assertThat(line.margin()).isEqualByComparingTo(ofBitcoin.get(line.settlementAsset()));
      }
    }
    assertThat(counts.values()).allMatch(count -> count == report.positions().size());
    assertThat(counts.keySet()).containsExactly("base asset", "settlement asset", "venue");
    sums.forEach(
        (kind, sum) ->
            assertThat(sum)
                .as(kind)
                .isEqualByComparingTo(margins.get(kind.substring(kind.lastIndexOf(' ') + 1))));
    assertThat(insights.concentration()).anyMatch(line -> line.unknown() > 0);
  }

  @Test
  void everyLiquidationOfTheReportIsInOneLedgerOnly() {
    assertThat(report.facts().liquidations())
        .extracting(LiquidationsBetweenQuery.Row::positionKey)
        .doesNotHaveDuplicates()
        .isSubsetOf(CashLedger.of(insights).stream().map(CashLedger::positionKey).toList());
    assertThat(report.facts().subject().node()).isEqualTo(NodePath.FIRM);
  }
}
