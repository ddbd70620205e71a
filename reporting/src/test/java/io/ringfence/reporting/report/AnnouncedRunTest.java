package io.ringfence.reporting.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ringfence.contracts.rulepack.RulePack;
import io.ringfence.contracts.rulepack.RulePacks;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.EventRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.RulePackDocumentsQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.whatif.FirmFacts;
import java.time.Duration;
import java.time.Instant;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;

/** Rules that a venue announced to a run and that have come into force in it. */
@OnEngine
class AnnouncedRunTest {
  private static final String STAMP = "binance-usdm@announced";
  private static final Instant KNOWN = SampleRun.START.plus(Duration.ofHours(10));
  private static final Instant APPLIES = SampleRun.START.plus(Duration.ofHours(23));

  private final DSLContext clickhouse;

  AnnouncedRunTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
  }

  /** A run whose positions at the venue are stamped with rules that nobody has announced yet. */
  private RunQuery.Row stamped(String run, long seed) {
    SampleRun.of(run, seed, 30).storeIn(clickhouse);
    new EventRows(clickhouse, run).stamped(STAMP, APPLIES);
    return new RunQuery(clickhouse, DeskScope.ALL).named(run).orElseThrow();
  }

  private RiskReport examined(RunQuery.Row run) {
    ReportComposer composer = ReportComposer.ofThisBuild(clickhouse);
    return composer.examine(
        run, new Subject(Pack.RISK, NodePath.FIRM, composer.latest(run, run.asOf())));
  }

  @Test
  void positionsAreValuedByTheRulesThatCameWithTheInput() {
    RunQuery.Row run = stamped("rules in force", 76);
    assertThatThrownBy(() -> examined(run))
        .isInstanceOf(ControlTotalException.class)
        .hasMessageContaining(STAMP);
    announce(run);
    RiskReport report = examined(run);
    assertThat(report.positions())
        .filteredOn(line -> line.row().rulePack().equals(STAMP))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.exposure()).isNotNull());
    assertThat(
            FirmFacts.read(clickhouse, run.runId(), Vantage.latest(run.asOf()), build())
                .positions())
        .hasSameSizeAs(report.positions());
    assertThat(
            MoveWatch.ofThisBuild(clickhouse, MoveWatch.Terms.DEFAULT)
                .asked(run, Vantage.latest(run.asOf()), "the desk asked"))
        .isNotNull();
  }

  @Test
  void whatWasNotKnownYetIsNotThere() {
    RunQuery.Row run = stamped("rules to come", 77);
    announce(run);
    RulePackDocumentsQuery packs = new RulePackDocumentsQuery(clickhouse, DeskScope.ALL);
    Vantage before = new Vantage(SampleRun.END, KNOWN.minusNanos(1_000));
    assertThat(packs.known(run.runId(), before)).isEmpty();
    assertThat(packs.known(run.runId(), new Vantage(SampleRun.END, KNOWN)))
        .singleElement()
        .satisfies(row -> assertThat(row.knownAt()).isEqualTo(KNOWN));
    assertThat(AnnouncedPacks.known(clickhouse, build(), run.runId(), before).all().of("binance"))
        .extracting(RulePack::stamp)
        .doesNotContain(STAMP);
  }

  private void announce(RunQuery.Row run) {
    new EventRows(clickhouse, run.runId()).announced("binance-usdm", "announced", APPLIES, KNOWN);
  }

  private static RulePacks build() {
    return RulePacks.ofClassPath();
  }
}
