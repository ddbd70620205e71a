package io.ringfence.reporting.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.domain.quantity.Precision;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.RandomPositions;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.BudgetsAtQuery;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.query.Vantage;
import io.ringfence.reporting.report.BudgetLine;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.report.TieOut;
import io.ringfence.reporting.store.ClickHouseStore;
import io.ringfence.reporting.workbook.RiskWorkbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What the manifest of a payload says, beside what the report says. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManifestTest {
  private final SamplePack pack;
  private final String text;
  private final Payload payload;

  private final Insights insights;

  ManifestTest(ClickHouseStore store) throws IOException {
    SampleRun run = SampleRun.withUnmarked("manifest", 21, 60, 2).storeIn(store.clickhouse());
    store
        .clickhouse()
        .execute(
            "INSERT INTO budgets SELECT * REPLACE ('override' AS kind, hard * 2 AS hard,"
                + " 'p-1' AS proposed_by, 'p-2' AS approved_by) FROM budgets"
                + " WHERE run_id = 'manifest' AND node = 'firm/ALPHA' LIMIT 1");
    ReportComposer composer = ReportComposer.ofThisBuild(store.clickhouse());
    RunQuery.Row row =
        new RunQuery(store.clickhouse(), DeskScope.ALL).named(run.runId()).orElseThrow();
    Vantage end = composer.latest(row, row.asOf());
    RiskReport report = composer.examine(row, new Subject(Pack.RISK, NodePath.FIRM, end));
    insights = composer.insights(report);
    RiskWorkbook workbook = new RiskWorkbook(report, insights);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.writeTo(bytes);
    pack = new SamplePack(run, report, bytes.toByteArray());
    text = workbook.payload();
    payload = Payload.parse(text);
  }

  private ManifestFacts facts() {
    return ManifestFacts.of(pack.report(), insights, OfficeRecord.NONE);
  }

  @Test
  void itsIdNamesTheQuestionAndTheRegister() {
    assertThat(payload.fact("reportId"))
        .matches("risk-pack-[0-9a-f]{16}")
        .isEqualTo(facts().reportId());
    RiskReport live = new RandomPositions(4).live().report(1);
    RiskReport simulated = new RandomPositions(4).report(1);
    assertThat(ManifestFacts.of(live, Insights.NONE, OfficeRecord.NONE).register())
        .isEqualTo(Register.LIVE);
    assertThat(ManifestFacts.of(simulated, Insights.NONE, OfficeRecord.NONE).reportId())
        .isNotEqualTo(facts().reportId());
    assertThat(payload.facts()).containsEntry("register", "SIMULATED");
  }

  @Test
  void whoHadToReportIsUnknownAndWhoDidIsNamed() {
    assertThat(text)
        .contains("\"accounts\":{\"expected\":null,\"why\":\"nobody has declared")
        .contains("\"received\":[\"%s\"]".formatted(String.join("\",\"", facts().accounts())))
        .contains(
            "\"positions\":{\"expected\":%s,\"received\":%s}"
                .formatted(
                    pack.report().facts().snapshot().size(), pack.report().positions().size()));
    assertThat(facts().accounts()).isNotEmpty();
    assertThat(payload.facts())
        .containsEntry("sourceOffsets", "null")
        .containsEntry("sourceOffsetsWhy", ManifestFacts.NO_OFFSETS);
  }

  @Test
  void itNamesLimitsThatAreOverriddenAndByWhom() {
    assertThat(facts().overrides()).hasSize(1);
    assertThat(text)
        .contains("\"overrides\":[{\"node\":\"firm/ALPHA\",\"metric\":")
        .contains("\"proposedBy\":\"p-1\",\"approvedBy\":\"p-2\"");
  }

  @Test
  void whatWasNotMeasuredNotComparedNotSignedIsSaidToBeSo() {
    assertThat(text)
        .contains("\"alertLatency\":{\"measured\":null,")
        .contains("\"why\":\"not measured: a replay has no clock of a market\"")
        .contains("\"statements\":{\"figures\":null,\"breaks\":null,\"unknown\":null,")
        .contains("\"venueFigures\":{\"figures\":null,")
        .contains("\"why\":\"nothing was given\"")
        .contains("\"signOffsOfTheRun\":[]");
    assertThat(payload.facts())
        .containsEntry("preparer", "null")
        .containsEntry("approver", "null")
        .containsEntry("signedOffAt", "null")
        .containsEntry("signOff", ManifestFacts.SIGNED_AFTERWARDS);
  }

  @Test
  void itCountsTheRowsAndCellsOfEverySheet() {
    try (XSSFWorkbook workbook = pack.workbook()) {
      for (Sheet sheet : workbook) {
        assertThat(text).contains("\"%s\":{\"rows\":".formatted(sheet.getSheetName()));
      }
      long cells = 0;
      long rows = 0;
      for (Row row : workbook.getSheet("Rejects")) {
        long filled = filled(row);
        cells += filled;
        rows += filled == 0 ? 0 : 1;
      }
      assertThat(text).contains("\"Rejects\":{\"rows\":%s,\"cells\":%s}".formatted(rows, cells));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long filled(Row row) {
    long filled = 0;
    for (Cell cell : row) {
      filled += cell.getCellType() == CellType.BLANK ? 0 : 1;
    }
    return filled;
  }

  /** A field that nobody has explained must not get into the form. */
  @Test
  void everyFieldIsExplainedInTheReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    List<String> fields = new ArrayList<>();
    try (JsonParser json = EvidenceJson.parser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        fields.add(json.currentName());
        json.nextToken();
        json.skipChildren();
      }
    }
    assertThat(fields).contains("reportId", "controlTotals", "cells").doesNotHaveDuplicates();
    for (String field : fields) {
      assertThat(readme).as(field).containsPattern("(?m)^\\|[^|]*`%s`".formatted(field));
    }
  }

  @Test
  void theSheetSaysTheSameForPeople() {
    List<ManifestLine> lines = ManifestLine.of(facts());
    assertThat(lines)
        .filteredOn(line -> line.value().isEmpty())
        .extracting(ManifestLine::field)
        .containsExactly(
            "Source offsets",
            "Accounts expected",
            "Alert latency",
            "Venues' statements",
            "Venues' figures");
    assertThat(lines)
        .allMatch(line -> !line.from().isBlank())
        .extracting(ManifestLine::field)
        .doesNotHaveDuplicates();
    assertThat(lines).anyMatch(line -> line.value().filter(facts().reportId()::equals).isPresent());
  }

  @Test
  void itSaysOfWhatRunAndInstantByWhatModelAndRulesThePayloadIs() {
    assertThat(payload.facts())
        .containsEntry("format", Manifest.FORMAT)
        .containsEntry("report", "risk-pack")
        .containsEntry("run", "manifest")
        .containsEntry("node", "firm")
        .containsEntry("asOf", SampleRun.END.toString())
        .containsEntry("asKnown", SampleRun.END.toString())
        .containsEntry("timeZone", "UTC")
        .containsEntry("firstEventAt", SampleRun.START.toString())
        .containsEntry("simulated", "true")
        .containsEntry("marking", "SIMULATED")
        .containsEntry("markBasis", "mark")
        .containsEntry("modelBuild", "ringfence 0.1.0")
        .containsEntry("inputDigest", "ab".repeat(32))
        .containsEntry("statement", "Isolated margin reduces but does not remove liquidation risk.")
        .containsKeys("title", "retention", "records", "recordsExportsHead", "recordsStepsHead");
    assertThat(text)
        .contains("\"pack\":\"" + pack.report().facts().rulePacks().getFirst().stamp() + "\"")
        .contains("\"extrapolated\":true");
  }

  @Test
  void itCountsItsRowsAndSourcesAndStatesEveryControlTotal() {
    assertThat(text)
        .contains("\"positions\":" + pack.report().positions().size())
        .contains("\"liquidations\":" + pack.run().liquidated())
        .contains("\"received\":420,\"applied\":410,\"duplicate\":2,\"rejected\":8")
        .contains("\"rejects\":8");
    assertThat(pack.report().tieOut().lines()).isNotEmpty();
    for (TieOut.Line line : pack.report().tieOut().lines()) {
      assertThat(text)
          .contains(
              "\"figure\":\"%s\",\"asset\":\"%s\",\"positions\":\"%s\""
                  .formatted(
                      line.figure(),
                      line.settlementAsset(),
                      Precision.canonical(line.positions())));
    }
  }

  @Test
  void itNamesTheLimitsInForceAndTheMarksThatCannotBeTrusted() {
    assertThat(pack.report().budgets()).isNotEmpty();
    for (BudgetLine line : pack.report().budgets()) {
      BudgetsAtQuery.Row budget = line.budget();
      assertThat(text)
          .contains(
              "{\"node\":\"%s\",\"metric\":\"%s\",\"currency\":\"%s\""
                  .formatted(budget.node(), budget.metric(), budget.currency()))
          .contains(
              "\"soft\":\"%s\",\"hard\":\"%s\""
                  .formatted(
                      Precision.canonical(budget.soft()), Precision.canonical(budget.hard())));
    }
    assertThat(text)
        .contains("\"staleMarks\":[{\"venue\":\"binance\",\"instrument\":\"KASUSDT\"")
        .contains("\"instrument\":\"SOLUSDT\",\"positions\":2,\"lastMarkAt\":null");
  }
}
