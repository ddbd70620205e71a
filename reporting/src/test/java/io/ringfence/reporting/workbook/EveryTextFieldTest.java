package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.duty.Duty;
import io.ringfence.domain.incident.Cause;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.evidence.EvidenceFolder;
import io.ringfence.reporting.evidence.Incidents;
import io.ringfence.reporting.evidence.OfficeRecord;
import io.ringfence.reporting.evidence.StaffRegister;
import io.ringfence.reporting.evidence.Who;
import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.Rewritten;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.Insights;
import io.ringfence.reporting.report.Pack;
import io.ringfence.reporting.report.ReportComposer;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.store.ClickHouseStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * No text that comes from outside is ever a formula, whichever field it stands in. Fields are found
 * by reflection in everything a workbook is made from; those that hold one of our own words, or a
 * name that other fields are looked up by, are listed, all others hold payloads here.
 */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryTextFieldTest {
  private static final Instant AT = Instant.parse("2026-03-05T10:00:00Z");
  private static final Who ANNA = Who.of("anna");

  /** Endings of components whose texts code decides by or looks up by. */
  private static final Set<String> OURS =
      Set.of(
          "action",
          "asKnown",
          "asOf",
          "asset",
          "base",
          "basis",
          "book",
          "cause",
          "change",
          "code",
          "condition",
          "contractKind",
          "currency",
          "decision",
          "desk",
          "ending",
          "event",
          "figure",
          "instrument",
          "kind",
          "level",
          "markBasis",
          "metric",
          "name",
          "names",
          "node",
          "outcome",
          "plan",
          "position",
          "positionKey",
          "previous",
          "quote",
          "settlementAsset",
          "side",
          "stage",
          "state",
          "status",
          "symbol",
          "thesis",
          "threshold",
          "venue",
          "verdict");

  @TempDir Path folder;

  private final ReportComposer composer;
  private final RunQuery.Row run;

  EveryTextFieldTest(ClickHouseStore store) {
    SampleRun.withUnmarked("every text", 72, 10, 1).storeIn(store.clickhouse());
    composer = ReportComposer.ofThisBuild(store.clickhouse());
    run = new RunQuery(store.clickhouse(), DeskScope.ALL).named("every text").orElseThrow();
  }

  private OfficeRecord office(RiskReport report) throws IOException {
    EvidenceFolder evidence =
        new EvidenceFolder(folder.resolve(report.facts().subject().pack().code()));
    Clock clock = Clock.fixed(AT, ZoneOffset.UTC);
    new StaffRegister(evidence, clock).grant("anna", "p-1", Set.of(Duty.GRANT, Duty.HANDLE), ANNA);
    Incidents incidents = new Incidents(evidence, clock);
    incidents.follow(run.runId(), report.facts().breaches());
    incidents.acknowledge("I-1", ANNA, "seen");
    incidents.classify("I-1", ANNA, Cause.MARKET, "crash");
    incidents.comment("I-1", ANNA, "sold two");
    return OfficeRecord.read(evidence, run.runId(), null);
  }

  /** Puts the next payload into each field that is not ours, and knows where it put it. */
  private static final class Payloads implements Rewritten.Text {
    private final Map<String, Set<String>> placed = new TreeMap<>();
    private int next;

    @Override
    public String of(String component, String text) {
      // Accounts are parts of keys: hostile, too, and the same wherever they stand.
      String named = text.replace("acct-", "=1+");
      String last = component.substring(component.lastIndexOf('.') + 1);
      if (OURS.contains(last) || last.equals("account") || text.isEmpty()) {
        return named;
      }
      Set<String> before = placed.computeIfAbsent(component, _ -> new TreeSet<>());
      String payload =
          FormulaInjectionTest.PAYLOADS.get(next++ % FormulaInjectionTest.PAYLOADS.size());
      before.add(payload);
      return payload;
    }
  }

  @ParameterizedTest
  @EnumSource
  void noPayloadInAnyTextFieldOfAnyPackIsAFormulaOrALink(Pack pack) throws Exception {
    Subject subject = new Subject(pack, NodePath.FIRM, composer.latest(run, SampleRun.END));
    RiskReport report = composer.compose(run, subject);
    Insights insights = composer.insights(report);
    OfficeRecord office = office(report);
    Payloads payloads = new Payloads();
    Rewritten rewritten = new Rewritten(payloads);
    RiskWorkbook hostile =
        new RiskWorkbook(rewritten.of(report), rewritten.of(insights), rewritten.of(office));
    assertThat(payloads.placed).hasSizeGreaterThan(20);
    try (XSSFWorkbook plain = read(new RiskWorkbook(report, insights, office));
        XSSFWorkbook workbook = read(hostile)) {
      assertThat(formulas(workbook)).isEqualTo(formulas(plain));
      assertNothingLeadsOutside(workbook);
      Set<String> texts = texts(workbook);
      assertThat(shown(payloads, texts)).as("fields that reach a sheet").hasSizeGreaterThan(8);
    }
  }

  private static XSSFWorkbook read(RiskWorkbook workbook) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    workbook.writeTo(bytes);
    return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
  }

  private static List<String> formulas(XSSFWorkbook workbook) {
    List<String> formulas = new ArrayList<>();
    for (Sheet sheet : workbook) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            formulas.add(cell.getAddress() + " " + cell.getCellFormula());
          }
        }
      }
    }
    return formulas;
  }

  private static Set<String> texts(XSSFWorkbook workbook) {
    Set<String> texts = new TreeSet<>();
    for (Sheet sheet : workbook) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.STRING) {
            texts.add(cell.getStringCellValue());
          }
        }
      }
    }
    return texts;
  }

  /** Fields of which a payload stands in a cell as it must be read back. */
  private static Set<String> shown(Payloads payloads, Set<String> texts) {
    Set<String> shown = new TreeSet<>();
    payloads.placed.forEach(
        (field, placed) -> {
          if (placed.stream().map(FormulaInjectionTest::readBack).anyMatch(texts::contains)) {
            shown.add(field);
          }
        });
    return shown;
  }

  private static void assertNothingLeadsOutside(XSSFWorkbook workbook) throws Exception {
    for (Sheet sheet : workbook) {
      assertThat(sheet.getHyperlinkList()).as(sheet.getSheetName()).isEmpty();
    }
    for (PackagePart part : workbook.getPackage().getParts()) {
      assertThat(part.getPartName().getName()).doesNotContain("externalLink", "ddeLink", "vba");
    }
  }
}
