package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.LateFacts;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.fixture.StageRows;
import io.ringfence.reporting.query.AlertsBetweenQuery;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.LastRecordedQuery;
import io.ringfence.reporting.query.LiquidationsBetweenQuery;
import io.ringfence.reporting.query.PositionStagesQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RateConditionsQuery;
import io.ringfence.reporting.query.RejectsQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.ThresholdActionsQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** What is recorded late is known late: it never changes what was said before. */
@OnEngine
class LateFactsTest {
  private static final Instant AS_OF = SampleRun.BEFORE_CRASH;
  private static final Instant KNOWN = SampleRun.END;
  private static final Instant LATER = LateFacts.RECORDED_AT;
  private static final NodePath FIRM = NodePath.FIRM;

  private final DSLContext clickhouse;

  LateFactsTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  private RiskReport report(String run, NodePath node, Instant asKnown) {
    return composer().compose(row(run), new Subject(Pack.RISK, node, new Vantage(AS_OF, asKnown)));
  }

  /** The same without proposals, which take most of the time. */
  private RiskReport examined(String run, Instant asKnown) {
    return composer().examine(row(run), new Subject(Pack.RISK, FIRM, new Vantage(AS_OF, asKnown)));
  }

  private ReportComposer composer() {
    return ReportComposer.ofThisBuild(clickhouse);
  }

  private RunQuery.Row row(String run) {
    return new RunQuery(clickhouse, DeskScope.ALL).named(run).orElseThrow();
  }

  private static byte[] bytes(RiskReport report) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RiskWorkbook(report).writeTo(out);
    return out.toByteArray();
  }

  private static BigDecimal margin(RiskReport report, String key) {
    return report.positions().stream()
        .filter(line -> line.key().toString().equals(key))
        .map(line -> line.row().economics().isolatedMargin())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anOldAnswerStaysAndTheNewOneDiffersByWhatCameLate() throws IOException {
    SampleRun run = SampleRun.of("late margin", 31, 14).storeIn(clickhouse);
    RiskReport before = report(run.runId(), FIRM, KNOWN);
    byte[] issued = bytes(before);
    LateFacts late = new LateFacts(clickhouse, run.runId());
    String key = before.positions().getFirst().key().toString();
    late.addMargin(key, new BigDecimal("10.5"));
    late.restateNodesOf(key, AS_OF, new BigDecimal("10.5"));

    RiskReport again = report(run.runId(), FIRM, KNOWN);
    assertThat(bytes(again)).isEqualTo(issued);
    RiskReport justBefore = report(run.runId(), FIRM, LATER.minusNanos(1000));
    assertThat(bytes(justBefore)).isNotEqualTo(issued);
    assertThat(new ReportDiff(before, justBefore).differences()).isEmpty();

    RiskReport after = examined(run.runId(), LATER);
    assertThat(margin(after, key).subtract(margin(before, key))).isEqualByComparingTo("10.5");
    assertThat(after.tieOut().ties()).isTrue();
    List<ReportDiff.Difference> differences = new ReportDiff(before, after).differences();
    assertThat(differences)
        .extracting(ReportDiff.Difference::what)
        .containsOnly("position", "node");
    assertThat(differences)
        .filteredOn(found -> found.what().equals("position"))
        .allMatch(found -> found.key().equals(key))
        .extracting(ReportDiff.Difference::field)
        .contains("isolated margin", "equity", "liquidation price", "distance")
        .doesNotContain("quantity", "entry price");
    assertThat(differences)
        .filteredOn(found -> found.what().equals("node"))
        .extracting(ReportDiff.Difference::key)
        .anyMatch(node -> node.startsWith("firm in "));
  }

  @Test
  void aCorrectedMarkHoldsFromTheTimeItIsKnown() {
    SampleRun run = SampleRun.of("late mark", 32, 24).storeIn(clickhouse);
    new LateFacts(clickhouse, run.runId()).correctMark("BTCUSDT", AS_OF, new BigDecimal("100000"));
    PositionsAtQuery positions = new PositionsAtQuery(clickhouse, DeskScope.ALL);
    assertThat(marks(positions.at(run.runId(), new Vantage(AS_OF, KNOWN))))
        .isNotEmpty()
        .allMatch(mark -> mark.compareTo(new BigDecimal("100000")) > 0);
    assertThat(marks(positions.at(run.runId(), new Vantage(AS_OF, LATER))))
        .allMatch(mark -> mark.compareTo(new BigDecimal("100000")) == 0);
  }

  private static List<BigDecimal> marks(List<PositionsAtQuery.Row> rows) {
    return rows.stream()
        .filter(row -> row.key().instrument().symbol().equals("BTCUSDT"))
        .map(PositionsAtQuery.Row::mark)
        .filter(mark -> mark != null)
        .map(PositionsAtQuery.Mark::price)
        .toList();
  }

  /** Every question whose answer is a list of facts, as of the end of the run. */
  private Map<String, List<?>> answers(String run, Instant asKnown) {
    Vantage to = new Vantage(SampleRun.END, asKnown);
    DeskScope all = DeskScope.ALL;
    Instant from = SampleRun.START;
    Map<String, List<?>> answers = new TreeMap<>();
    answers.put("alerts", new AlertsBetweenQuery(clickhouse, all).between(run, from, to));
    answers.put(
        "liquidations", new LiquidationsBetweenQuery(clickhouse, all).between(run, from, to));
    answers.put("rejects", new RejectsQuery(clickhouse, all).upTo(run, to));
    answers.put("breaches", new BreachesQuery(clickhouse, all).at(run, to));
    answers.put("threshold_actions", new ThresholdActionsQuery(clickhouse, all).upTo(run, to));
    answers.put("position_stages", new PositionStagesQuery(clickhouse, all).between(run, from, to));
    answers.put("rate_conditions", new RateConditionsQuery(clickhouse, all).upTo(run, to));
    return answers;
  }

  @Test
  void noFactThatIsRecordedLateIsInAnOldAnswerAndEachIsInANewOne() {
    String run = SampleRun.of("late events", 36, 24).storeIn(clickhouse).runId();
    new StageRows(clickhouse, run).worse(SampleRun.CRASH);
    Map<String, List<?>> before = answers(run, KNOWN);
    RiskReport issued =
        composer()
            .examine(row(run), new Subject(Pack.RISK, FIRM, new Vantage(SampleRun.END, KNOWN)));
    String at = "toDateTime64('2025-10-10 23:00:00', 6, 'UTC') AS ";
    LateFacts late = new LateFacts(clickhouse, run);
    late.like("alerts", "'late' AS alert_id, " + at + "at");
    late.like("liquidations", "toUInt32(7) AS episode, toDecimal256(0, 36) AS loss, " + at + "at");
    late.like("rejects", "toUInt64(999) AS line");
    late.like("breaches", "toUInt64(77) AS number, " + at + "as_of");
    late.like("position_stages", "toUInt32(9) AS episode, " + at + "as_of");
    late.thresholdAction();
    late.rateCondition();
    assertThat(answers(run, KNOWN)).isEqualTo(before);
    assertThat(answers(run, LATER.minusNanos(1000))).isEqualTo(before);
    Map<String, List<?>> after = answers(run, LATER);
    before.forEach(
        (question, rows) -> assertThat(after.get(question)).as(question).hasSize(rows.size() + 1));
    assertThat(new LastRecordedQuery(clickhouse, DeskScope.ALL).notBefore(run, KNOWN))
        .isEqualTo(LATER);
    RiskReport now =
        composer()
            .examine(row(run), new Subject(Pack.RISK, FIRM, new Vantage(SampleRun.END, LATER)));
    assertThat(new ReportDiff(issued, now).differences())
        .extracting(ReportDiff.Difference::what)
        .contains("alert", "liquidation", "reject", "breach", "rate");
  }

  @Test
  void proposalsForAnInstantDoNotKnowMarksThatCameLate() {
    SampleRun run = SampleRun.of("late hours", 37, 14).storeIn(clickhouse);
    Subject end = new Subject(Pack.DECISION, FIRM, new Vantage(SampleRun.END, KNOWN));
    Outcomes before = composer().compose(row(run.runId()), end).proposals().outcomes();
    new LateFacts(clickhouse, run.runId())
        .correctMark("BTCUSDT", SampleRun.CRASH, new BigDecimal("60000"));
    assertThat(before.hours()).isNotEmpty();
    assertThat(composer().compose(row(run.runId()), end).proposals().outcomes()).isEqualTo(before);
  }

  @Test
  void aLateFactThatTheNodesDoNotKnowOfIsRefusedByName() {
    SampleRun run = SampleRun.of("late and alone", 33, 6).storeIn(clickhouse);
    String key = examined(run.runId(), KNOWN).positions().getFirst().key().toString();
    new LateFacts(clickhouse, run.runId()).addMargin(key, BigDecimal.ONE);
    assertThatExceptionOfType(ControlTotalException.class)
        .isThrownBy(() -> report(run.runId(), FIRM, LATER))
        .withMessageStartingWith("Isolated margin of firm");
    assertThat(examined(run.runId(), KNOWN).tieOut().ties()).isTrue();
  }

  @Test
  void whatIsNotKnownYetIsNotThere() {
    SampleRun run = SampleRun.of("early knowledge", 34, 14).storeIn(clickhouse);
    RiskReport early = report(run.runId(), FIRM, AS_OF);
    assertThat(early.facts().files()).isEmpty();
    assertThat(early.caveats())
        .anyMatch(caveat -> caveat.startsWith("The run goes on to "))
        .anyMatch(caveat -> caveat.contains("is known once the run is complete"));
    assertThat(early.facts().liquidations()).isEmpty();
    assertThat(early.proposals().suggestions())
        .allMatch(row -> row.outcome().liquidatedAt() == null);
  }

  @Test
  void aReportOfOneNodeHoldsThatNodeAndTiesToItself() {
    SampleRun run = SampleRun.withUnmarked("one node", 35, 80, 2).storeIn(clickhouse);
    RiskReport firm = examined(run.runId(), KNOWN);
    RiskReport desk = report(run.runId(), NodePath.desk("ALPHA"), KNOWN);
    RiskReport book = report(run.runId(), NodePath.book("ALPHA", "core"), KNOWN);
    assertThat(desk.tieOut().ties()).isTrue();
    assertThat(book.tieOut().ties()).isTrue();
    assertThat(desk.positions())
        .isNotEmpty()
        .isEqualTo(
            firm.positions().stream().filter(line -> line.facts().desk().equals("ALPHA")).toList());
    assertThat(book.positions())
        .isNotEmpty()
        .isEqualTo(
            desk.positions().stream().filter(line -> line.facts().book().equals("core")).toList());
    assertThat(desk.nodes()).allMatch(line -> line.row().node().startsWith("firm/ALPHA"));
    assertThat(book.nodes()).allMatch(line -> line.row().node().equals("firm/ALPHA/core"));
    assertThat(desk.facts().rejects()).isEmpty();
    assertThat(desk.proposals().suggestions()).allMatch(row -> row.pool().desk().equals("ALPHA"));
  }
}
