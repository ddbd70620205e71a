package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.budget.DayCut;
import io.ringfence.domain.cash.BreakClass;
import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.PositionSide;
import io.ringfence.domain.sizing.TradeRule;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.fixture.VenueStatements;
import io.ringfence.reporting.query.PositionChangesQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.query.VenueStatementsQuery;
import io.ringfence.reporting.report.CapitalLine;
import io.ringfence.reporting.report.CashLedger;
import io.ringfence.reporting.report.DayLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.PeriodLossLine;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.report.TradeLine;
import io.ringfence.reporting.venue.NumberLine;
import io.ringfence.reporting.venue.StatementLine;
import io.ringfence.reporting.venue.StatementVerdicts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What venues say, given as files with a report, stands in it beside our book. */
@OnEngine
class HeldAgainstTest {
  private static final Instant GIVEN = Instant.parse("2025-10-12T08:00:00Z");
  private static final Vantage AT = new Vantage(SampleRun.END, GIVEN);
  private static final String HEADER = VenueStatements.HEADER;

  private final RunningEngine engine;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  HeldAgainstTest(RunningEngine engine) {
    this.engine = engine;
  }

  private int report(String run, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--clickhouse-url",
                engine.address().http().toString(),
                "--database",
                engine.address().database(),
                "--run-id",
                run));
    arguments.addAll(List.of(more));
    return PackMain.run(
        arguments,
        Map.of(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Clock.fixed(GIVEN, ZoneOffset.UTC));
  }

  private void record(String run, VenueFiles files) throws IOException {
    RunQuery.Row row =
        new RunQuery(engine.store().clickhouse(), DeskScope.ALL).named(run).orElseThrow();
    files.recordIn(
        engine.store().clickhouse(),
        row,
        row.asOf(),
        GIVEN,
        new PrintStream(out, true, StandardCharsets.UTF_8));
  }

  private record Read(RiskReport report, Insights insights) {}

  private Read read(String run, NodePath node, Instant asKnown) {
    ReportComposer composer = ReportComposer.ofThisBuild(engine.store().clickhouse());
    RunQuery.Row row =
        new RunQuery(engine.store().clickhouse(), DeskScope.ALL).named(run).orElseThrow();
    RiskReport report =
        composer.examine(row, new Subject(Pack.COMPLIANCE, node, new Vantage(row.asOf(), asKnown)));
    return new Read(report, composer.insights(report));
  }

  @Test
  void aStatementOfWhatTheRunSaysTiesAndOneUnitMoreIsABreak(@TempDir Path folder)
      throws IOException {
    String run = "statements";
    SampleRun.of(run, 91, 24).storeIn(engine.store().clickhouse());
    Read before = read(run, NodePath.FIRM, SampleRun.END);
    assertThat(StatementLine.of(before.report(), before.insights()))
        .isNotEmpty()
        .allMatch(line -> line.verdict() == StatementLine.Verdict.NO_STATEMENT);
    List<String> rows = VenueStatements.rows(before.insights());
    Path right = Files.writeString(folder.resolve("right.csv"), HEADER + String.join("", rows));
    Path pack = folder.resolve("pack.xlsx");
    String[] arguments = {
      "--pack", "compliance", "--out", pack.toString(), "--statements", right.toString()
    };
    assertThat(report(run, arguments)).as(err.toString(StandardCharsets.UTF_8)).isZero();
    byte[] first = Files.readAllBytes(pack);
    assertThat(report(run, arguments)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains(rows.size() + " statements recorded", rows.size() + " statements were recorded");
    assertThat(Files.readAllBytes(pack)).isEqualTo(first);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(pack))) {
      assertThat(book.getSheet("Statements").getLastRowNum()).isGreaterThan(7 * rows.size());
      assertThat(book.getSheet("PeriodLoss").getLastRowNum()).isGreaterThan(4);
    }
    Read given = read(run, NodePath.FIRM, GIVEN);
    assertThat(StatementLine.of(given.report(), given.insights()))
        .hasSize(7 * rows.size())
        .allMatch(line -> line.verdict() == StatementLine.Verdict.TIES);
    // Known later never changes what was known before.
    Read again = read(run, NodePath.FIRM, SampleRun.END);
    assertThat(StatementLine.of(again.report(), again.insights()))
        .isEqualTo(StatementLine.of(before.report(), before.insights()));
  }

  @Test
  void aDeskHasTheStatementsOfAccountsThatAreAllItsOwnAndNamesThoseItShares(@TempDir Path folder)
      throws IOException {
    String run = "statements of desks";
    SampleRun.of(run, 98, 60).storeIn(engine.store().clickhouse());
    List<String> rows = VenueStatements.rows(read(run, NodePath.FIRM, SampleRun.END).insights());
    Path file = Files.writeString(folder.resolve("all.csv"), HEADER + String.join("", rows));
    record(run, new VenueFiles(Optional.of(file), List.of(), Optional.empty()));
    NodePath desk = NodePath.desk("ALPHA");
    Read own = read(run, desk, GIVEN);
    assertThat(StatementLine.of(own.report(), own.insights()))
        .isNotEmpty()
        .allMatch(line -> line.account().name().startsWith("acct-alpha-"))
        .allMatch(line -> line.verdict() == StatementLine.Verdict.TIES);
    assertThat(words(own)).isNotEmpty().containsOnly("ties");
    assertThat(new VenueStatementsQuery(engine.store().clickhouse(), scope("ALPHA")).at(run, AT))
        .allMatch(row -> row.statement().account().name().startsWith("acct-alpha-"));
    String shared = own.report().positions().getFirst().key().account();
    otherDeskIn(run, shared);
    Read after = read(run, desk, GIVEN);
    assertThat(StatementLine.of(after.report(), after.insights()))
        .filteredOn(line -> line.account().name().equals(shared))
        .isNotEmpty()
        .allMatch(line -> line.verdict() == StatementLine.Verdict.SHARED && line.venue() == null);
    assertThat(words(after)).contains("shared account");
    assertThat(new VenueStatementsQuery(engine.store().clickhouse(), scope("ALPHA")).at(run, AT))
        .noneMatch(row -> row.statement().account().name().equals(shared));
    assertThat(new VenueStatementsQuery(engine.store().clickhouse(), scope()).at(run, AT))
        .isEmpty();
  }

  private static DeskScope scope(String... desks) {
    return new DeskScope.Desks(Set.of(desks));
  }

  /** How the statements stand to each episode. */
  private static List<String> words(Read read) {
    StatementVerdicts verdicts =
        StatementVerdicts.of(StatementLine.of(read.report(), read.insights()), SampleRun.END);
    return CashLedger.of(read.insights()).stream().map(verdicts::of).toList();
  }

  /** A position of another desk in an account. */
  private void otherDeskIn(String run, String account) {
    engine
        .store()
        .clickhouse()
        .execute(
            """
            INSERT INTO position_versions SELECT * REPLACE ('CARRY' AS desk,
              concat(venue, '/', account, '/OTHERUSDT/long') AS position_key)
            FROM position_versions WHERE run_id = {0} AND account = {1}
            ORDER BY position_key, change_number LIMIT 1""",
            DSL.inline(run), DSL.inline(account));
  }

  @Test
  void anEpisodeIsProvedInPartWhereStatementsLeaveTimeOut() {
    Instant from = SampleRun.START;
    Instant half = from.plusSeconds(43_200);
    List<StatementLine> lines = List.of(tie(half, SampleRun.END), tie(from, half));
    assertThat(StatementVerdicts.cover(lines, from, SampleRun.END)).isTrue();
    assertThat(StatementVerdicts.cover(lines.subList(0, 1), from, SampleRun.END)).isFalse();
    assertThat(StatementVerdicts.cover(lines.subList(1, 2), from, SampleRun.END)).isFalse();
    CashLedger episode =
        new CashLedger(
            "binance/a/BTCUSDT/long",
            1,
            "firm/A/b",
            "USDT",
            from,
            from,
            "open",
            new CashLedger.Cash(CashFlow.NOTHING, BigDecimal.ZERO, BigDecimal.ZERO));
    assertThat(StatementVerdicts.of(lines, SampleRun.END).of(episode)).isEqualTo("ties");
    assertThat(StatementVerdicts.of(lines.subList(1, 2), SampleRun.END).of(episode))
        .isEqualTo(StatementVerdicts.IN_PART);
    assertThat(StatementVerdicts.of(List.of(), SampleRun.END).of(episode))
        .isEqualTo("NO STATEMENT");
  }

  private static StatementLine tie(Instant from, Instant to) {
    return new StatementLine(
        new Statement.Account("binance", "a", "USDT"),
        from,
        to,
        "Closing",
        BigDecimal.ONE,
        BigDecimal.ONE,
        null,
        "a.csv",
        false);
  }

  @Test
  void aBreakOfOneUnitIsShownWithItsClass(@TempDir Path folder) throws IOException {
    String run = "statements apart";
    SampleRun.of(run, 92, 40).storeIn(engine.store().clickhouse());
    Read before = read(run, NodePath.FIRM, SampleRun.END);
    String row = VenueStatements.rows(before.insights()).getFirst();
    String apart = row.substring(0, row.lastIndexOf(',')) + ",0.000000000001\n";
    Path file = Files.writeString(folder.resolve("apart.csv"), HEADER + apart);
    record(run, new VenueFiles(Optional.of(file), List.of(), Optional.empty()));
    Read given = read(run, NodePath.FIRM, GIVEN);
    assertThat(StatementLine.of(given.report(), given.insights()))
        .filteredOn(line -> line.verdict() == StatementLine.Verdict.DIFFERS)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.figure()).isEqualTo("Closing");
              assertThat(line.reason()).isEqualTo(BreakClass.STATEMENT_DOES_NOT_ADD_UP);
              assertThat(line.source()).startsWith("apart.csv, line 2, SHA-256 ");
            });
  }

  @Test
  void wrongFilesAreNamedInOneLineAndNothingIsRecorded(@TempDir Path folder) throws IOException {
    String run = "statements wrong";
    SampleRun.of(run, 93, 20).storeIn(engine.store().clickhouse());
    Path file = Files.writeString(folder.resolve("wrong.csv"), HEADER + "binance,a1\n");
    String pack = folder.resolve("pack.xlsx").toString();
    String[][] wrong = {
      {"error: wrong.csv, line 2, row must have as many fields", "--statements", file.toString()},
      {"error: " + folder.resolve("no.csv"), "--statements", folder.resolve("no.csv").toString()},
      {"error: --venue-numbers must be VENUE/ACCOUNT=FILE", "--venue-numbers", "binance"},
      {"error: --venue-numbers: venue must be one of", "--venue-numbers", "x/a=" + file}
    };
    for (String[] one : wrong) {
      err.reset();
      assertThat(report(run, "--out", pack, one[1], one[2])).isEqualTo(2);
      assertThat(err.toString(StandardCharsets.UTF_8)).startsWith(one[0]).hasLineCount(1);
    }
    assertThat(folder.resolve("pack.xlsx")).doesNotExist();
    assertThat(read(run, NodePath.FIRM, GIVEN).insights().proofs().statements()).isEmpty();
  }

  @Test
  void whatTheLedgersComeToIsThePeriodLossOfEveryNodeToTheLastUnit() {
    String run = "period loss";
    SampleRun.withUnmarked(run, 94, 80, 2).storeIn(engine.store().clickhouse());
    Read read = read(run, NodePath.FIRM, SampleRun.END);
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
    Read before = read(run, NodePath.FIRM, SampleRun.END);
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
    record(run, new VenueFiles(Optional.empty(), List.of(answer), Optional.empty()));
    Read given = read(run, NodePath.FIRM, GIVEN);
    List<NumberLine> lines = NumberLine.of(given.report(), given.insights());
    assertThat(lines)
        .as(out.toString(StandardCharsets.UTF_8))
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
    Read read = read(run, NodePath.FIRM, SampleRun.END);
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
    Read read = read(run, NodePath.FIRM, SampleRun.END);
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
    Read before = read(run, NodePath.FIRM, SampleRun.END);
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
