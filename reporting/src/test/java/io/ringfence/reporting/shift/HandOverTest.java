package io.ringfence.reporting.shift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.fixture.NoticeRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.fixture.StageRows;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.shift.ShiftLine.Matter;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A shift in which positions passed and passed back, one alert was acknowledged, marks stopped. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HandOverTest {
  private static final String RUN = "handed over";
  private static final Instant FROM = SampleRun.BEFORE_CRASH.minusSeconds(3_600);

  private final DSLContext clickhouse;
  private final Map<NodePath, Read> reads = new HashMap<>();

  HandOverTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  @BeforeAll
  void storeRun() {
    SampleRun.withUnmarked(RUN, 73, 40, 2).storeIn(clickhouse);
    new NoticeRows(clickhouse, RUN).insert();
    new StageRows(clickhouse, RUN)
        .worse(FROM.minusSeconds(60))
        .better(FROM.plusSeconds(60))
        .worse(FROM.plusSeconds(120));
  }

  private record Read(RiskReport report, Insights insights) {}

  private Read read(NodePath node) {
    ReportComposer composer = ReportComposer.ofThisBuild(clickhouse);
    RunQuery.Row run = new RunQuery(clickhouse, DeskScope.ALL).named(RUN).orElseThrow();
    RiskReport report =
        composer.examine(run, new Subject(Pack.RISK, node, composer.latest(run, run.asOf())));
    return new Read(report, composer.insights(report));
  }

  private List<ShiftLine> lines(NodePath node, Instant from, Matter matter) {
    Read read = reads.computeIfAbsent(node, this::read);
    return new HandOver(read.report(), read.insights(), OfficeRecord.NONE, from)
        .lines().stream().filter(line -> line.matter() == matter).toList();
  }

  @Test
  void aPositionThatStandsAsItDidAtTheBeginningIsNoChange() {
    assertThat(lines(NodePath.FIRM, FROM.minusSeconds(3_600), Matter.STAGE))
        .isNotEmpty()
        .allMatch(line -> line.state().equals("WATCH") && line.detail().equals("was NORMAL"));
    assertThat(lines(NodePath.FIRM, FROM, Matter.STAGE)).as("back, and worse again").isEmpty();
    assertThat(lines(NodePath.FIRM, FROM.plusSeconds(90), Matter.STAGE)).isNotEmpty();
  }

  @Test
  void whatWasAcknowledgedIsNotHandedOverAndOldAlertsAreCounted() {
    List<ShiftLine> alerts = lines(NodePath.FIRM, FROM, Matter.ALERT);
    assertThat(alerts).isNotEmpty();
    assertThat(alerts).noneMatch(line -> line.detail().equals(NoticeRows.ALERT));
    List<ShiftLine> later = lines(NodePath.FIRM, SampleRun.END.minusSeconds(60), Matter.ALERT);
    assertThat(later).hasSize(1);
    assertThat(later.getFirst().subject()).isEqualTo(alerts.size() + " older alerts");
  }

  @Test
  void marksAndRatesThatCannotBeTrustedAndEveryLossAreHandedOver() {
    assertThat(lines(NodePath.FIRM, FROM, Matter.MARK))
        .extracting(ShiftLine::subject, ShiftLine::state)
        .contains(tuple("binance/KASUSDT", "STALE"), tuple("binance/SOLUSDT", "MISSING"));
    assertThat(lines(NodePath.FIRM, FROM, Matter.RATE))
        .extracting(ShiftLine::subject)
        .containsExactly("EUR/USDT");
    assertThat(lines(NodePath.FIRM, FROM, Matter.LIQUIDATION)).isNotEmpty();
    assertThat(lines(NodePath.FIRM, SampleRun.CRASH, Matter.LIQUIDATION)).isEmpty();
  }

  @Test
  void aDeskHandsOverItsOwn() {
    assertThat(lines(NodePath.desk("ALPHA"), FROM, Matter.LIQUIDATION))
        .allMatch(line -> line.node().startsWith("firm/ALPHA/"));
    assertThat(lines(NodePath.desk("ALPHA"), FROM.plusSeconds(90), Matter.STAGE))
        .allMatch(line -> line.node().startsWith("firm/ALPHA/"));
  }
}
