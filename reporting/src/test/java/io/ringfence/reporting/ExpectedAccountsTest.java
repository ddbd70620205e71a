package io.ringfence.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.budget.BudgetState;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.ManifestFacts;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RunningEngine;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.ExpectedLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Who had to report and was never heard of is named, and no total is whole without it. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExpectedAccountsTest {
  private static final String HEADER = "venue,account,node,valid_from\n";
  private static final String SINCE = ",2025-10-10T00:00:00Z\n";
  private static final String MISSING = "binance/unheard-of";

  @TempDir Path folder;

  private final RunningEngine engine;
  private final PackProgram program;

  ExpectedAccountsTest(RunningEngine engine) {
    this.engine = engine;
    program = new PackProgram(engine, Clock.fixed(GivenLater.AT, ZoneOffset.UTC));
  }

  private GivenLater stored(String run) {
    SampleRun.of(run, 41, 24).storeIn(engine.store().clickhouse());
    return new GivenLater(engine.store().clickhouse(), run);
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

  /** Every account that has said anything, as a list has it. */
  private static String heardOf(RiskReport report) {
    return report.positions().stream()
        .map(line -> line.key().instrument().venue() + "," + line.key().account() + ",firm" + SINCE)
        .distinct()
        .collect(Collectors.joining());
  }

  private static List<String> states(RiskReport report, String node) {
    return report.budgets().stream()
        .filter(line -> line.budget().node().equals(node))
        .map(line -> line.state().map(BudgetState::name).orElse("not evaluated"))
        .toList();
  }

  @Test
  void aMissingAccountIsNamedAndMakesBudgetsOfItsNodesUnknownAtLeast() throws IOException {
    GivenLater given = stored("one is missing");
    RiskReport before = given.read(NodePath.FIRM, GivenLater.AT).report();
    assertThat(before.facts().expected().declared()).isFalse();
    given.record(files(list("all.csv", heardOf(before) + "binance,unheard-of,firm/ALPHA" + SINCE)));
    GivenLater.Read read = given.read(NodePath.FIRM, GivenLater.AT);
    RiskReport report = read.report();
    assertThat(report.facts().expected().missing())
        .extracting(ExpectedLine::account)
        .containsExactly(MISSING);
    assertThat(report.caveats())
        .anyMatch(one -> one.startsWith("UNKNOWN_AT_LEAST: account " + MISSING));
    for (BudgetLine line : report.budgets()) {
      boolean concerned = !line.budget().node().matches("firm/(?!ALPHA).*");
      BudgetLine then =
          before.budgets().stream()
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
    assertThat(states(report, "firm/ALPHA")).contains("UNKNOWN_AT_LEAST").doesNotContain("WITHIN");
    assertThat(states(before, "firm/ALPHA")).doesNotContain("UNKNOWN_AT_LEAST");
    // A desk that it cannot belong to is whole; what was known before stays what it was.
    RiskReport other = given.read(NodePath.desk("CARRY"), GivenLater.AT).report();
    assertThat(other.facts().expected().missing()).isEmpty();
    assertThat(given.read(NodePath.FIRM, GivenLater.AT.minusSeconds(1)).report().budgets())
        .isEqualTo(before.budgets());
    manifest(read);
  }

  private static void manifest(GivenLater.Read read) throws IOException {
    ManifestFacts facts = ManifestFacts.of(read.report(), read.insights(), OfficeRecord.NONE);
    assertThat(facts.missing()).contains(List.of(MISSING));
    assertThat(facts.expected().orElseThrow()).contains(MISSING).hasSizeGreaterThan(1);
    String payload = new RiskWorkbook(read.report(), read.insights()).payload();
    assertThat(payload)
        .contains("\"accounts\":{\"expected\":[\"")
        .contains("\"missing\":[\"" + MISSING + "\"],\"totals\":\"UNKNOWN_AT_LEAST\"");
  }

  @Test
  void whereEverybodyHasReportedTotalsAreWhole() throws IOException {
    GivenLater given = stored("all are there");
    RiskReport before = given.read(NodePath.FIRM, GivenLater.AT).report();
    given.record(files(list("there.csv", heardOf(before))));
    GivenLater.Read read = given.read(NodePath.FIRM, GivenLater.AT);
    assertThat(read.report().budgets()).isEqualTo(before.budgets());
    assertThat(new RiskWorkbook(read.report(), read.insights()).payload())
        .contains("\"missing\":[],\"totals\":\"COMPLETE\"");
  }

  @Test
  void aReportTakesTheListOnceAndRefusesAWrongOneBeforeItStoresAnything() throws IOException {
    GivenLater given = stored("listed");
    Path pack = folder.resolve("pack.xlsx");
    Path wrong = list("wrong.csv", "nowhere,a,firm" + SINCE);
    assertThat(report(pack, wrong)).isEqualTo(2);
    assertThat(program.complained())
        .isEqualTo("error: wrong.csv, line 2, venue must be one that has rules, was nowhere\n");
    assertThat(given.read(NodePath.FIRM, GivenLater.AT).report().facts().expected().declared())
        .isFalse();
    Path right = list("right.csv", "binance,unheard-of,firm" + SINCE);
    assertThat(report(pack, right)).as(program.complained()).isZero();
    assertThat(report(pack, right)).isZero();
    assertThat(program.said())
        .contains("1 expected accounts recorded", "1 expected accounts were recorded before");
    try (XSSFWorkbook book = new XSSFWorkbook(Files.newInputStream(pack))) {
      var sheet = book.getSheet("ExpectedAccounts");
      int last = sheet.getLastRowNum();
      assertThat(sheet.getRow(last).getCell(1).getStringCellValue()).isEqualTo("unheard-of");
      assertThat(sheet.getRow(last).getCell(3).getStringCellValue()).isEqualTo("MISSING");
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
