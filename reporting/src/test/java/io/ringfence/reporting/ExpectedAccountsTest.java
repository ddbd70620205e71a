package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.ManifestFacts;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.fixture.VenueStatements;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.ExpectedLine;
import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.shift.HandOver;
import io.ringfence.reporting.shift.ShiftLine;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who had to report and was never heard of, or fell silent, is named, and no total is whole without
 * it. One run of which nothing is known at first, then that everybody has reported, then that one
 * is missing and that those of ALPHA say nothing for a second longer than they may.
 */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpectedAccountsTest {
  private static final String RUN = "who must report";
  private static final String HEADER = "venue,account,node,valid_from,silent_after_s\n";
  private static final String SINCE = ",2025-10-10T00:00:00Z,";
  private static final String MISSING = "binance/unheard-of";
  private static final Instant ALL_THERE = GivenLater.AT.minusSeconds(60);
  private static final Instant NOTHING_SAID = ALL_THERE.minusSeconds(60);

  private final RunningEngine engine;
  private final PackProgram program;
  private final GivenLater given;
  private GivenLater.Read before;
  private GivenLater.Read now;
  private Path folder = Path.of("");
  private String silent = "";

  ExpectedAccountsTest(RunningEngine engine) {
    this.engine = engine;
    program = new PackProgram(engine, Clock.fixed(GivenLater.AT, ZoneOffset.UTC));
    SampleRun.of(RUN, 41, 12).storeIn(engine.store().clickhouse());
    given = new GivenLater(engine.store().clickhouse(), RUN);
    before = given.read(NodePath.FIRM, NOTHING_SAID);
    now = before;
  }

  @BeforeAll
  void listsAreGiven(@TempDir Path shared) throws IOException {
    folder = shared;
    silent =
        before.report().positions().stream()
            .filter(line -> line.facts().desk().equals("ALPHA"))
            .map(line -> line.key().account())
            .findFirst()
            .orElseThrow();
    given.record(files(list("there.csv", heardOf(before.report()))), ALL_THERE);
    long whole = Duration.between(SampleRun.START, SampleRun.END).toSeconds();
    String rows =
        "binance,%s,firm/ALPHA%s%s\nbinance,unheard-of,firm/ALPHA%s\n"
            .formatted(silent, SINCE, whole - 1, SINCE);
    given.record(files(list("now.csv", rows)));
    now = given.read(NodePath.FIRM, GivenLater.AT);
  }

  private Path list(String name, String rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + rows);
  }

  private static VenueFiles files(Path list) {
    return new VenueFiles(
        Optional.empty(),
        List.of(),
        Optional.empty(),
        new GivenLists(Optional.of(list), Optional.empty()));
  }

  /** Every account that has said anything, as a list has it; as silent as it may just be. */
  private static String heardOf(RiskReport report) {
    long whole = Duration.between(SampleRun.START, SampleRun.END).toSeconds();
    return report.positions().stream()
        .map(PositionLine::key)
        .map(key -> key.instrument().venue() + "," + key.account() + ",firm" + SINCE + whole + "\n")
        .distinct()
        .collect(Collectors.joining());
  }

  private static List<String> states(RiskReport report, String node) {
    return report.budgets().stream()
        .filter(line -> line.budget().node().equals(node))
        .map(line -> line.state().map(BudgetState::name).orElse("not evaluated"))
        .toList();
  }

  private static List<String> accounts(List<ExpectedLine> lines) {
    return lines.stream().map(ExpectedLine::account).toList();
  }

  @Test
  void whereEverybodyHasReportedTotalsAreWhole() throws IOException {
    assertThat(before.report().facts().expected().declared()).isFalse();
    GivenLater.Read there = given.read(NodePath.FIRM, ALL_THERE);
    assertThat(there.report().facts().expected().lines())
        .hasSizeGreaterThan(3)
        .allMatch(line -> line.verdict() == ExpectedLine.Verdict.REPORTED);
    assertThat(there.report().budgets()).isEqualTo(before.report().budgets());
    assertThat(there.report().caveats()).noneMatch(one -> one.startsWith("UNKNOWN_AT_LEAST"));
    assertThat(new RiskWorkbook(there.report(), there.insights()).payload())
        .contains("\"missing\":[],\"silent\":[],\"totals\":\"COMPLETE\"");
  }

  @Test
  void aMissingAccountIsNamedAndMakesBudgetsOfItsNodesUnknownAtLeast() {
    RiskReport report = now.report();
    assertThat(accounts(report.facts().expected().missing())).containsExactly(MISSING);
    assertThat(report.caveats())
        .anyMatch(one -> one.startsWith("UNKNOWN_AT_LEAST: account " + MISSING));
    for (BudgetLine line : report.budgets()) {
      boolean concerned = !line.budget().node().matches("firm/(?!ALPHA).*");
      BudgetLine then =
          before.report().budgets().stream()
              .filter(one -> one.budget().node().equals(line.budget().node()))
              .filter(one -> one.budget().metric().equals(line.budget().metric()))
              .filter(one -> one.budget().currency().equals(line.budget().currency()))
              .findFirst()
              .orElseThrow();
      if (!concerned || then.state().filter(BudgetState.BREACH::equals).isPresent()) {
        assertThat(line).isEqualTo(then);
      } else if (then.state().isPresent()) {
        assertThat(line.state()).contains(BudgetState.UNKNOWN_AT_LEAST);
        assertThat(line.used()).isEmpty();
      }
    }
    assertThat(states(report, "firm")).contains("UNKNOWN_AT_LEAST").doesNotContain("WITHIN");
    assertThat(states(report, "firm/ALPHA")).isNotEmpty().doesNotContain("WITHIN");
    assertThat(states(before.report(), "firm")).contains("WITHIN");
    // A desk that it cannot belong to is whole; what was known before stays what it was.
    RiskReport other = given.read(NodePath.desk("CARRY"), GivenLater.AT).report();
    assertThat(other.facts().expected().missing()).isEmpty();
    assertThat(given.read(NodePath.FIRM, NOTHING_SAID).report().budgets())
        .isEqualTo(before.report().budgets());
  }

  @Test
  void anAccountThatFellSilentIsNamedWithItsAgeAndTheRule() {
    ExpectedLine line = now.report().facts().expected().silent().getFirst();
    String words =
        "last heard of 2025-10-10 00:00:00, 24 h 0 min 0 s before, may be silent for 23 h 59 min"
            + " 59 s (now.csv, line 2)";
    assertThat(accounts(now.report().facts().expected().silent()))
        .containsExactly("binance/" + silent);
    assertThat(line.silenceInWords()).isEqualTo(words);
    assertThat(now.report().caveats())
        .contains(
            ("UNKNOWN_AT_LEAST: account binance/%s is silent, %s: what changed in it since is in no"
                    + " total of firm/ALPHA and the nodes above it.")
                .formatted(silent, words));
    assertThat(HandOver.of(now.report(), now.insights(), OfficeRecord.NONE).lines())
        .filteredOn(one -> one.matter() == ShiftLine.Matter.ACCOUNT)
        .extracting(ShiftLine::subject, ShiftLine::state)
        .containsExactly(tuple("binance/" + silent, "SILENT"), tuple(MISSING, "MISSING"));
  }

  /** Hours before it was no longer than it may; a word that comes to be known later is later. */
  @Test
  void silenceIsJudgedAtTheInstantByWhatWasKnownOfIt() throws IOException {
    Vantage earlier = new Vantage(SampleRun.BEFORE_CRASH, GivenLater.AT);
    assertThat(given.read(NodePath.FIRM, earlier).report().facts().expected().silent()).isEmpty();
    Path statement =
        Files.writeString(
            folder.resolve("statement.csv"),
            VenueStatements.HEADER
                + "binance,%s,USDT,2025-10-10T00:00:00Z,2025-10-10T23:00:00Z,0,0,0,0,0,0,0\n"
                    .formatted(silent));
    Instant later = GivenLater.AT.plusSeconds(60);
    given.record(new VenueFiles(Optional.of(statement), List.of(), Optional.empty()), later);
    ExpectedLine line =
        given.read(NodePath.FIRM, later).report().facts().expected().lines().stream()
            .filter(one -> one.row().account().equals(silent))
            .findFirst()
            .orElseThrow();
    assertThat(line.verdict()).isEqualTo(ExpectedLine.Verdict.REPORTED);
    assertThat(line.silence()).contains(Duration.ofHours(1));
    assertThat(given.read(NodePath.FIRM, GivenLater.AT).report().facts().expected())
        .isEqualTo(now.report().facts().expected());
  }

  @Test
  void theManifestNamesBoth() throws IOException {
    ManifestFacts facts = ManifestFacts.of(now.report(), now.insights(), OfficeRecord.NONE);
    assertThat(facts.missing()).contains(List.of(MISSING));
    assertThat(facts.expected().orElseThrow()).contains(MISSING).hasSizeGreaterThan(1);
    assertThat(new RiskWorkbook(now.report(), now.insights()).payload())
        .contains("\"accounts\":{\"expected\":[\"")
        .contains(
            ("\"missing\":[\"%s\"],\"silent\":[{\"account\":\"binance/%s\","
                    + "\"lastHeardAt\":\"2025-10-10T00:00:00Z\",\"silence\":\"PT24H\","
                    + "\"silentAfter\":\"PT23H59M59S\",\"rule\":\"now.csv, line 2\"}],"
                    + "\"totals\":\"UNKNOWN_AT_LEAST\"")
                .formatted(MISSING, silent));
  }

  @Test
  void aReportTakesTheListOnceAndRefusesAWrongOneBeforeItStoresAnything() throws IOException {
    SampleRun.of("listed", 41, 3).storeIn(engine.store().clickhouse());
    Path pack = folder.resolve("pack.xlsx");
    Path wrong = list("wrong.csv", "nowhere,a,firm" + SINCE + "\n");
    assertThat(report(pack, wrong)).isEqualTo(2);
    assertThat(program.complained())
        .isEqualTo("error: wrong.csv, line 2, venue must be one that has rules, was nowhere\n");
    assertThat(
            new GivenLater(engine.store().clickhouse(), "listed")
                .read(NodePath.FIRM, GivenLater.AT)
                .report()
                .facts()
                .expected()
                .declared())
        .isFalse();
    Path right = list("right.csv", "binance,unheard-of,firm" + SINCE + "60\n");
    assertThat(report(pack, right)).as(program.complained()).isZero();
    assertThat(report(pack, right)).isZero();
    assertThat(program.said())
        .contains("1 expected accounts recorded", "1 expected accounts were recorded before");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(pack))) {
      var sheet = book.getSheet("ExpectedAccounts");
      var row = sheet.getRow(sheet.getLastRowNum());
      assertThat(row.getCell(1).getStringCellValue()).isEqualTo("unheard-of");
      assertThat(row.getCell(3).getStringCellValue()).isEqualTo("MISSING");
      assertThat(row.getCell(5).getStringCellValue()).isEqualTo("0 h 1 min 0 s");
    }
  }

  private int report(Path pack, Path list) {
    return program.report(
        "listed",
        "--pack",
        "compliance",
        "--out",
        pack.toString(),
        "--expected-accounts",
        list.toString());
  }
}
