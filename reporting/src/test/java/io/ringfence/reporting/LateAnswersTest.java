package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Incidents;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.fixture.LateFacts;
import io.ringfence.reporting.fixture.NoticeRows;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.fixture.VenueStatements;
import io.ringfence.reporting.query.BreachesQuery;
import io.ringfence.reporting.query.PositionsAtQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.query.VenueFiguresQuery;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.ReportDiff;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** For each question: what is recorded late leaves the old answer, and the difference names it. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LateAnswersTest {
  private static final Instant AS_OF = SampleRun.BEFORE_CRASH;
  private static final Instant KNOWN = SampleRun.END;
  private static final Instant LATER = LateFacts.RECORDED_AT;
  private static final String AT = "toDateTime64('2025-10-10 12:00:00', 6, 'UTC') AS ";
  private static final String RUN = "late answers";

  @TempDir Path folder;

  private final DSLContext clickhouse;
  private final ReportComposer composer;
  private final RunQuery.Row run;
  private final LateFacts late;
  private final RiskReport old;

  LateAnswersTest(ClickHouseStore store) {
    clickhouse = store.clickhouse();
    SampleRun.of(RUN, 38, 16).storeIn(clickhouse);
    new NoticeRows(clickhouse, RUN).insert();
    composer = ReportComposer.ofThisBuild(clickhouse);
    run = new RunQuery(clickhouse, DeskScope.ALL).named(RUN).orElseThrow();
    late = new LateFacts(clickhouse, RUN);
    old = asked(KNOWN);
  }

  private RiskReport asked(Instant asKnown) {
    return composer.examine(run, subject(asKnown));
  }

  private static Subject subject(Instant asKnown) {
    return new Subject(Pack.RISK, NodePath.FIRM, new Vantage(AS_OF, asKnown));
  }

  /** A question, and the word by which a difference of its answer is named. */
  enum Question {
    POSITIONS("position"),
    DESK_TREE("node"),
    BUDGETS("budget"),
    BUDGET_STATES("budget state"),
    ALERTS("alert"),
    BREACHES("breach"),
    OVERRIDES("override"),
    LIQUIDATIONS("liquidation"),
    REJECTS("reject"),
    CONTROL_TOTALS("file"),
    RATES("rate"),
    FREE_BALANCES("free balance"),
    STATEMENTS("venue statement"),
    VENUE_NUMBERS("venue numbers"),
    ACKNOWLEDGEMENTS("acknowledgement"),
    EXPECTED_ACCOUNTS("expected account"),
    MANDATES("mandate");

    private final String word;

    Question(String word) {
      this.word = word;
    }
  }

  private void comesLate(Question question) {
    switch (question) {
      case POSITIONS, DESK_TREE -> margin();
      case BUDGETS ->
          late.like(
              "budget_uses",
              "used + 1 AS used, parseDateTime64BestEffort('%s', 6, 'UTC') AS as_of"
                  .formatted(AS_OF));
      case BUDGET_STATES -> late.like("budget_states", "'BREACH' AS state, " + AT + "as_of");
      case ALERTS -> late.like("alerts", "'late' AS alert_id, " + AT + "at");
      case BREACHES -> late.like("breaches", "toUInt64(77) AS number, " + AT + "as_of");
      case OVERRIDES ->
          late.like("budgets", "'override' AS kind, hard * 2 AS hard, 'p-1' AS proposed_by");
      case LIQUIDATIONS -> late.like("liquidations", "toUInt32(7) AS episode, " + AT + "at");
      case REJECTS -> late.like("rejects", "toUInt64(999) AS line");
      case CONTROL_TOTALS ->
          late.like("input_counts", "received + 1 AS received, applied + 1 AS applied");
      case RATES -> rate();
      case FREE_BALANCES -> late.like("account_balances", "free_balance + 1 AS free_balance");
      case STATEMENTS -> statements();
      case VENUE_NUMBERS -> venueNumbers();
      case ACKNOWLEDGEMENTS ->
          late.like("acknowledgements", "'carl' AS person, " + AT + "acknowledged_at");
      case EXPECTED_ACCOUNTS -> expectedAccount();
      case MANDATES -> mandate();
    }
  }

  private void margin() {
    String key = old.positions().getFirst().key().toString();
    late.addMargin(key, BigDecimal.ONE);
    late.restateNodesOf(key, AS_OF, BigDecimal.ONE);
  }

  private void rate() {
    clickhouse.execute(
        """
        INSERT INTO rate_conditions
          (run_id, batch, as_of, node, base, quote, condition, recorded_at)
        VALUES ('late answers', 'late', '2025-10-10 12:00:00', 'firm', 'USDC', 'USDT', 'MISSING',
          '2025-10-11 01:00:00')\
        """);
  }

  private void expectedAccount() {
    given(
        "late.csv",
        "venue,account,valid_from\nbinance,unheard,2025-10-10T00:00:00Z\n",
        file ->
            new VenueFiles(
                Optional.empty(),
                List.of(),
                Optional.empty(),
                new GivenLists(Optional.of(file), Optional.empty())));
  }

  /** A venue's answer of which one figure is not ours: a break that nobody knew of before. */
  private void venueNumbers() {
    PositionLine held = old.positions().getFirst();
    PositionsAtQuery.Economics ours = held.row().economics();
    String answer =
        """
        [{"symbol": "%s", "positionSide": "%s", "positionAmt": "%s%s", "entryPrice": "%s",
          "markPrice": "%s", "leverage": "%s", "isolatedWallet": "%s", "marginType": "isolated",
          "isolatedMargin": "0", "liquidationPrice": "987654.25", "notional": "0",
          "unRealizedProfit": "0", "updateTime": 1760119200000}]\
        """
            .formatted(
                held.key().instrument().symbol(),
                held.key().side().name(),
                held.key().side() == PositionSide.SHORT ? "-" : "",
                Precision.canonical(ours.quantity()),
                Precision.canonical(ours.entryPrice()),
                Precision.canonical(ours.entryPrice()),
                Precision.canonical(ours.leverage()),
                Precision.canonical(ours.isolatedMargin()));
    given(
        "late.json",
        answer,
        file ->
            new VenueFiles(
                Optional.empty(),
                List.of(
                    new VenueFiles.Answer(
                        held.key().instrument().venue(), held.key().account(), file)),
                Optional.empty()));
    assertThat(figures(KNOWN)).isEmpty();
    assertThat(figures(LATER)).isNotEmpty();
  }

  private List<VenueFiguresQuery.Row> figures(Instant asKnown) {
    return new VenueFiguresQuery(clickhouse, DeskScope.ALL).at(RUN, new Vantage(AS_OF, asKnown));
  }

  private void mandate() {
    given(
        "late.json",
        "{\"validFrom\":\"2025-10-10T00:00:00Z\",\"policies\":[\"harvest\"]}",
        file -> new VenueFiles(Optional.empty(), List.of(), Optional.of(file)));
  }

  private void statements() {
    List<String> rows = VenueStatements.rows(composer.insights(old));
    String text = VenueStatements.HEADER + String.join("", rows);
    given(
        "late.csv",
        text.replace(SampleRun.END.toString(), AS_OF.toString()),
        file -> new VenueFiles(Optional.of(file), List.of(), Optional.empty()));
  }

  private void given(String name, String content, Function<Path, VenueFiles> files) {
    try {
      files
          .apply(Files.writeString(folder.resolve(name), content))
          .recordIn(
              clickhouse,
              run,
              AS_OF,
              LATER,
              new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatComesLateChangesNoOldAnswerAndTheDifferenceNamesIt(Question question) {
    comesLate(question);
    RiskReport again = asked(KNOWN);
    assertThat(again.facts()).isEqualTo(old.facts());
    assertThat(again.positions()).isEqualTo(old.positions());
    SaidSince said = new SaidSince(clickhouse, RUN);
    assertThat(said.lines(subject(KNOWN), subject(LATER.minusNanos(1_000)).vantage())).isEmpty();
    List<String> named = new ArrayList<>();
    new ReportDiff(old, asked(LATER)).differences().forEach(found -> named.add(found.what()));
    said.lines(subject(KNOWN), subject(LATER).vantage())
        .forEach(line -> named.add(line.replaceFirst("( late\\.|:).*", "")));
    assertThat(named).contains(question.word);
  }

  /** Incidents are known up to a step of the ledger, as facts are up to an instant. */
  @Test
  void incidentsThatAreRaisedLateAreNotInARecordThatWasCutBefore() throws IOException {
    EvidenceFolder evidence = new EvidenceFolder(folder.resolve("evidence"));
    List<BreachesQuery.Row> breaches =
        new BreachesQuery(clickhouse, DeskScope.ALL).at(RUN, new Vantage(SampleRun.END, KNOWN));
    assertThat(breaches).hasSizeGreaterThan(1);
    Incidents incidents = new Incidents(evidence, Clock.fixed(LATER, ZoneOffset.UTC));
    incidents.follow(RUN, breaches.subList(0, 1));
    OfficeRecord first = OfficeRecord.read(evidence, RUN, null);
    incidents.follow(RUN, breaches);
    assertThat(OfficeRecord.read(evidence, RUN, first.cut().label())).isEqualTo(first);
    assertThat(OfficeRecord.read(evidence, RUN, null).incidents()).hasSameSizeAs(breaches);
  }
}
