package io.ringfence.reporting.stress;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.margin.IsolatedPosition;
import io.ringfence.domain.mode.ShadowAccount;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.EventRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.workbook.StressView;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Positions in cross margin stand beside the isolated ones and are in none of their figures. */
@OnEngine
class CrossLineTest {
  private static final String RUN = "crossed";

  private final ClickHouseStore store;

  CrossLineTest(ClickHouseStore store) {
    this.store = store;
  }

  private record Read(RiskReport report, Insights insights) {
    List<CrossLine> lines() {
      return CrossLine.of(StressFacts.of(report, insights));
    }
  }

  private Read read(NodePath node) {
    ReportComposer composer = ReportComposer.ofThisBuild(store.clickhouse());
    RunQuery.Row run = new RunQuery(store.clickhouse(), DeskScope.ALL).named(RUN).orElseThrow();
    RiskReport report =
        composer.compose(run, new Subject(Pack.RISK, node, composer.latest(run, SampleRun.END)));
    return new Read(report, composer.insights(report));
  }

  @Test
  void theyShareTheFreeBalanceOfTheirAccountAndAreUnknownWithoutIt() {
    SampleRun.of(RUN, 83, 60).storeIn(store.clickhouse());
    Read before = read(NodePath.FIRM);
    assertThat(before.lines()).isEmpty();
    PositionLine isolated =
        before.report().positions().stream()
            .filter(line -> line.facts().desk().equals("ALPHA"))
            .findFirst()
            .orElseThrow();
    new EventRows(store.clickhouse(), RUN)
        .cross(isolated.key().account(), "BTCUSDT", "short", "core")
        .cross("nobody-said", "BTCUSDT", "long", "speculative")
        .cross("nobody-said", "SOLUSDT", "long", "core");
    Read after = read(NodePath.FIRM);
    assertThat(after.report().facts().positions()).isEqualTo(before.report().facts().positions());
    assertThat(after.report().facts().nodes()).isEqualTo(before.report().facts().nodes());
    assertThat(after.report().caveats())
        .anyMatch(line -> line.startsWith("3 open positions in cross margin: in no figure"));
    assertThat(after.lines()).hasSize(3);
    CrossLine shared = line(after, isolated.key().account() + "/BTCUSDT/short");
    ShadowAccount account = shared.account().orElseThrow();
    BigDecimal mark = Objects.requireNonNull(shared.line().row().mark()).price();
    BigDecimal equity = new BigDecimal("15000.25").add(new BigDecimal("121500.4").subtract(mark));
    assertThat(account.equity().minus(equity).signum()).isZero();
    assertThat(shared.isDead()).isFalse();
    assertThat(account.smallestMove().orElseThrow()).isPositive();
    CrossLine unknown = line(after, "nobody-said/BTCUSDT/long");
    assertThat(unknown.free()).isEmpty();
    assertThat(unknown.account()).isEmpty();
    assertThat(unknown.isAgainstPolicy()).isTrue();
    assertThat(line(after, "nobody-said/SOLUSDT/long").line().exposure()).isNull();
    assertThat(read(NodePath.desk("CARRY")).lines()).isEmpty();
    assertThat(read(NodePath.desk("ALPHA")).lines()).hasSize(3);
    StressFacts facts = StressFacts.of(after.report(), after.insights());
    everyLiquidationStaysOpenWithWhatWasLeftOfIt(after.report(), facts);
    assertThat(StressView.named("cross").orElseThrow().texts(facts))
        .hasSize(3)
        .anyMatch(row -> row.contains("unknown") && row.contains("AGAINST POLICY"))
        .anyMatch(row -> row.contains("15,000.25") && row.contains("lives"));
  }

  /** At the mark that caused it, each is worth the equity that was recorded. */
  private static void everyLiquidationStaysOpenWithWhatWasLeftOfIt(
      RiskReport report, StressFacts facts) {
    assertThat(report.facts().liquidations()).isNotEmpty();
    assertThat(facts.liquidated()).hasSameSizeAs(report.facts().liquidations());
    for (LiquidationsBetweenQuery.Row row : report.facts().liquidations()) {
      PositionLine line =
          facts.liquidated().stream()
              .filter(one -> one.key().toString().equals(row.positionKey()))
              .findFirst()
              .orElseThrow();
      IsolatedPosition left = Objects.requireNonNull(line.exposure()).position();
      assertThat(left.equity(row.markPrice())).isEqualByComparingTo(row.equity());
      assertThat(left.quantity()).isEqualByComparingTo(row.quantity());
    }
  }

  private static CrossLine line(Read read, String key) {
    return read.lines().stream()
        .filter(line -> line.line().key().toString().equals("binance/" + key))
        .findFirst()
        .orElseThrow();
  }
}
