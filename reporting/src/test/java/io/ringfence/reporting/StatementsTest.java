package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.cash.BreakClass;
import io.ringfence.domain.cash.CashFlow;
import io.ringfence.domain.cash.Statement;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.ManifestFacts;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.fixture.VenueStatements;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.query.VenueStatementsQuery;
import io.ringfence.reporting.report.CashLedger;
import io.ringfence.reporting.venue.StatementLine;
import io.ringfence.reporting.venue.StatementVerdicts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements of venues, given as files with a report, stand in it beside our book. */
@OnEngine
class StatementsTest {
  private static final Vantage AT = new Vantage(SampleRun.END, GivenLater.AT);
  private static final String HEADER = VenueStatements.HEADER;

  private final RunningEngine engine;
  private final PackProgram program;

  StatementsTest(RunningEngine engine) {
    this.engine = engine;
    this.program = new PackProgram(engine, Clock.fixed(GivenLater.AT, ZoneOffset.UTC));
  }

  private GivenLater given(String run) {
    return new GivenLater(engine.store().clickhouse(), run);
  }

  @Test
  void aStatementOfWhatTheRunSaysTiesAndOneUnitMoreIsABreak(@TempDir Path folder)
      throws IOException {
    String run = "statements";
    SampleRun.of(run, 91, 24).storeIn(engine.store().clickhouse());
    GivenLater.Read before = given(run).read(NodePath.FIRM, SampleRun.END);
    assertThat(StatementLine.of(before.report(), before.insights()))
        .isNotEmpty()
        .allMatch(line -> line.verdict() == StatementLine.Verdict.NO_STATEMENT);
    List<String> rows = VenueStatements.rows(before.insights());
    Path right = Files.writeString(folder.resolve("right.csv"), HEADER + String.join("", rows));
    Path pack = folder.resolve("pack.xlsx");
    String[] arguments = {
      "--pack", "compliance", "--out", pack.toString(), "--statements", right.toString()
    };
    assertThat(program.report(run, arguments)).as(program.complained()).isZero();
    byte[] first = Files.readAllBytes(pack);
    assertThat(program.report(run, arguments)).isZero();
    assertThat(program.said())
        .contains(rows.size() + " statements recorded", rows.size() + " statements were recorded");
    assertThat(Files.readAllBytes(pack)).isEqualTo(first);
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(pack))) {
      assertThat(book.getSheet("Statements").getLastRowNum()).isGreaterThan(7 * rows.size());
      assertThat(book.getSheet("PeriodLoss").getLastRowNum()).isGreaterThan(4);
    }
    GivenLater.Read given = given(run).read(NodePath.FIRM, GivenLater.AT);
    assertThat(StatementLine.of(given.report(), given.insights()))
        .hasSize(7 * rows.size())
        .allMatch(line -> line.verdict() == StatementLine.Verdict.TIES);
    // Known later never changes what was known before.
    GivenLater.Read again = given(run).read(NodePath.FIRM, SampleRun.END);
    assertThat(StatementLine.of(again.report(), again.insights()))
        .isEqualTo(StatementLine.of(before.report(), before.insights()));
  }

  @Test
  void aDeskHasTheStatementsOfAccountsThatAreAllItsOwnAndNamesThoseItShares(@TempDir Path folder)
      throws IOException {
    String run = "statements of desks";
    SampleRun.of(run, 98, 60).storeIn(engine.store().clickhouse());
    List<String> rows =
        VenueStatements.rows(given(run).read(NodePath.FIRM, SampleRun.END).insights());
    Path file = Files.writeString(folder.resolve("all.csv"), HEADER + String.join("", rows));
    given(run).record(new VenueFiles(Optional.of(file), List.of(), Optional.empty()));
    NodePath desk = NodePath.desk("ALPHA");
    GivenLater.Read own = given(run).read(desk, GivenLater.AT);
    assertThat(StatementLine.of(own.report(), own.insights()))
        .isNotEmpty()
        .allMatch(line -> line.account().name().startsWith("acct-alpha-"))
        .allMatch(line -> line.verdict() == StatementLine.Verdict.TIES);
    assertThat(words(own)).isNotEmpty().containsOnly("ties");
    assertThat(new VenueStatementsQuery(engine.store().clickhouse(), scope("ALPHA")).at(run, AT))
        .allMatch(row -> row.statement().account().name().startsWith("acct-alpha-"));
    String shared = own.report().positions().getFirst().key().account();
    otherDeskIn(run, shared);
    GivenLater.Read after = given(run).read(desk, GivenLater.AT);
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
  private static List<String> words(GivenLater.Read read) {
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
    GivenLater.Read before = given(run).read(NodePath.FIRM, SampleRun.END);
    String row = VenueStatements.rows(before.insights()).getFirst();
    String apart = row.substring(0, row.lastIndexOf(',')) + ",0.000000000001\n";
    Path file = Files.writeString(folder.resolve("apart.csv"), HEADER + apart);
    given(run).record(new VenueFiles(Optional.of(file), List.of(), Optional.empty()));
    GivenLater.Read given = given(run).read(NodePath.FIRM, GivenLater.AT);
    assertThat(StatementLine.of(given.report(), given.insights()))
        .filteredOn(line -> line.verdict() == StatementLine.Verdict.DIFFERS)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.figure()).isEqualTo("Closing");
              assertThat(line.reason()).isEqualTo(BreakClass.STATEMENT_DOES_NOT_ADD_UP);
              assertThat(line.source()).startsWith("apart.csv, line 2, SHA-256 ");
            });
    ManifestFacts facts = ManifestFacts.of(given.report(), given.insights(), OfficeRecord.NONE);
    assertThat(facts.statements()).contains(new ManifestFacts.Compared(7, 1, 0));
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
      assertThat(program.report(run, "--out", pack, one[1], one[2])).isEqualTo(2);
      assertThat(program.complained()).startsWith(one[0]).hasLineCount(1);
    }
    assertThat(folder.resolve("pack.xlsx")).doesNotExist();
    assertThat(given(run).read(NodePath.FIRM, GivenLater.AT).insights().proofs().statements())
        .isEmpty();
  }
}
