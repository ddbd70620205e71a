package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.NoticeRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.AcknowledgementsQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.store.ClickHouseStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who took notice of what, and which rates could not be trusted, as it was true and known. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NoticesTest {
  private static final String RUN = "notices";
  private static final Duration MOMENT = Duration.ofNanos(1000);

  private final DSLContext clickhouse;

  NoticesTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  @BeforeAll
  void storeRun() {
    SampleRun.of(RUN, 7, 20).storeIn(clickhouse);
    new NoticeRows(clickhouse, RUN).insert();
  }

  private RunFacts facts(NodePath node, Instant asOf, Instant asKnown) {
    RunQuery.Row run = new RunQuery(clickhouse, DeskScope.ALL).named(RUN).orElseThrow();
    Subject subject = new Subject(Pack.RISK, node, new Vantage(asOf, asKnown));
    return RunFacts.read(clickhouse, run, subject).ofNode();
  }

  private RunFacts firm(Instant at) {
    return facts(NodePath.FIRM, at, SampleRun.END);
  }

  private static AlertLine alert(RunFacts facts) {
    return AlertLine.of(facts).stream()
        .filter(line -> line.row().id().equals(NoticeRows.ALERT))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> rates(RunFacts facts) {
    return Caveats.of(facts, List.of(), Proposals.NONE).stream()
        .filter(line -> line.startsWith("Rate "))
        .toList();
  }

  @Test
  void anAlertSaysWhoTookNoticeWhenAndAfterHowLong() {
    AlertLine line = alert(firm(SampleRun.END));

    assertThat(line.acknowledgements())
        .extracting(AcknowledgementsQuery.Row::person, AcknowledgementsQuery.Row::decision)
        .containsExactly(tuple("ann", "acknowledged"), tuple("ben", "declined"));
    AcknowledgementsQuery.Row first = line.first().orElseThrow();
    assertThat(first.at()).isEqualTo(NoticeRows.NOTICED_AT);
    assertThat(first.waited())
        .isEqualTo(Duration.between(line.row().at(), NoticeRows.NOTICED_AT))
        .isPositive();
    assertThat(AlertLine.of(firm(SampleRun.END)))
        .filteredOn(other -> !other.isNamed())
        .isNotEmpty()
        .allMatch(other -> other.acknowledgements().isEmpty());
  }

  @Test
  void nobodyHadTakenNoticeBeforeTheyDid() {
    Instant before = NoticeRows.NOTICED_AT.minus(MOMENT);

    assertThat(alert(firm(before)).first()).isEmpty();
    assertThat(alert(firm(NoticeRows.NOTICED_AT)).first()).isPresent();
    assertThat(alert(facts(NodePath.FIRM, before, SampleRun.END)).first()).isEmpty();
    assertThat(facts(NodePath.FIRM, SampleRun.END, before).acknowledgements()).isEmpty();
  }

  @Test
  void aRateIsACaveatWhileItIsMissingOrStaleAndNoLonger() {
    assertThat(rates(firm(NoticeRows.STALE_AT.minus(MOMENT)))).isEmpty();
    assertThat(rates(firm(NoticeRows.STALE_AT)))
        .containsExactly(
            "Rate BTC/USDT is stale, of 2025-10-10 20:00:00: what budgets of firm, firm/ALPHA use"
                + " of it is unknown.");
    assertThat(rates(facts(NodePath.FIRM, SampleRun.END, NoticeRows.STALE_AT))).hasSize(1);
    assertThat(rates(facts(NodePath.desk("ALPHA"), NoticeRows.STALE_AT, SampleRun.END)))
        .containsExactly(
            "Rate BTC/USDT is stale, of 2025-10-10 20:00:00: what budgets of firm/ALPHA use of it"
                + " is unknown.");
    assertThat(rates(facts(NodePath.desk("CARRY"), NoticeRows.STALE_AT, SampleRun.END))).isEmpty();
    assertThat(rates(firm(NoticeRows.CURRENT_AT)))
        .containsExactly("Rate EUR/USDT is missing: what budgets of firm use of it is unknown.");
  }

  @Test
  void everyTimeOfMistrustIsListedFromWhenToWhen() {
    List<RateLine> lines = RateLine.of(firm(SampleRun.END).rates());

    assertThat(lines)
        .extracting(RateLine::pair, line -> line.row().node(), line -> line.until().isPresent())
        .containsExactly(
            tuple("BTC/USDT", "firm", true),
            tuple("BTC/USDT", "firm/ALPHA", true),
            tuple("EUR/USDT", "firm", false));
    assertThat(lines.getFirst().until()).contains(NoticeRows.CURRENT_AT);
  }
}
