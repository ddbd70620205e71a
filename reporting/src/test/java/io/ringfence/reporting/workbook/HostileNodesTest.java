package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTHeaderFooter;

/**
 * Names of desks and books are texts from outside, too, wherever a pack says them: in cells, in the
 * lines above and below printed pages, never in names of sheets or of cells.
 */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileNodesTest {
  private static final String RUN = "hostile nodes";
  private static final String DESK = "ALPHA";
  private static final List<String> DESKS =
      List.of(DESK, "BASIS", "CARRY", "DELTA", "EVENT", "FLOW");

  /** Those that a node may be called: no separator, not blank. */
  private static final List<String> NAMES =
      FormulaInjectionTest.PAYLOADS.stream()
          .filter(payload -> payload.indexOf('/') < 0 && !payload.isBlank())
          .toList();

  /** Those of a length that a desk may have; many long ones would be a zip bomb. */
  private static final List<String> SHORT =
      NAMES.stream().filter(name -> name.length() < 1_000).toList();

  private final ReportComposer composer;
  private final RunQuery.Row run;

  HostileNodesTest(ClickHouseStore store) {
    SampleRun.withUnmarked(RUN, 73, 8, 1).storeIn(store.clickhouse());
    composer = ReportComposer.ofThisBuild(store.clickhouse());
    run = new RunQuery(store.clickhouse(), DeskScope.ALL).named(RUN).orElseThrow();
  }

  private record Plain(RiskReport report, Insights insights) {
    /** The same with other names of its desks, everywhere. */
    Plain called(List<String> names) {
      Rewritten rewritten =
          new Rewritten(
              (_, text) -> {
                String renamed = text;
                for (int i = 0; i < names.size(); i++) {
                  renamed = renamed.replace(DESKS.get(i), names.get(i));
                }
                return renamed;
              });
      return new Plain(rewritten.of(report), rewritten.of(insights));
    }

    XSSFWorkbook workbook() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new RiskWorkbook(report, insights).writeTo(bytes);
      return new XSSFWorkbook(new ByteArrayInputStream(bytes.toByteArray()));
    }
  }

  private Plain plain(Pack pack, NodePath node) {
    RiskReport report =
        composer.examine(run, new Subject(pack, node, composer.latest(run, SampleRun.END)));
    return new Plain(report, composer.insights(report));
  }

  @Test
  void noNameOfADeskIsAFormulaOrTheNameOfAnythingInAPack() throws IOException {
    Plain plain = plain(Pack.COMPLIANCE, NodePath.FIRM);
    Set<String> sheets;
    List<String> names;
    try (XSSFWorkbook book = plain.workbook()) {
      sheets = sheets(book);
      names = names(book);
      assertThat(texts(book)).anyMatch(text -> text.contains("firm/" + DESK));
    }
    assertThat(SHORT).hasSizeGreaterThan(40);
    Set<String> seen = new TreeSet<>();
    for (int from = 0; from < SHORT.size(); from += DESKS.size()) {
      List<String> called = SHORT.subList(from, Math.min(SHORT.size(), from + DESKS.size()));
      try (XSSFWorkbook book = plain.called(called).workbook()) {
        assertThat(sheets(book)).isEqualTo(sheets);
        assertThat(names(book)).isEqualTo(names);
        assertThat(formulas(book)).isEmpty();
        List<String> texts = texts(book);
        called.stream()
            .filter(
                name ->
                    texts.stream()
                        .anyMatch(
                            text -> text.contains("firm/" + FormulaInjectionTest.readBack(name))))
            .forEach(seen::add);
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(SHORT);
  }

  @Test
  void aDecisionBookHasTheFormulasAndEditableCellsItHasWithOtherNames() throws IOException {
    Plain plain = plain(Pack.DECISION, NodePath.FIRM);
    String hostile = "=HYPERLINK(\"http:x\",\"a&D\")&cmd|' C calc'!A0";
    try (XSSFWorkbook before = plain.workbook();
        XSSFWorkbook book = plain.called(List.of(hostile)).workbook()) {
      assertThat(formulas(before)).isNotEmpty();
      assertThat(formulas(book)).isEqualTo(formulas(before));
      assertThat(sheets(book)).isEqualTo(sheets(before));
      assertThat(names(book)).isEqualTo(names(before));
      for (Sheet sheet : book) {
        assertThat(sheet.getHyperlinkList()).as(sheet.getSheetName()).isEmpty();
      }
    }
  }

  @Test
  void pagesSayWhatADeskIsCalledAndExcelOpensThem() throws IOException {
    Plain plain = plain(Pack.COMPLIANCE, NodePath.desk(DESK));
    for (String name : List.of("P&L", "R&D &P &&", "&L" + "long & ".repeat(60))) {
      try (XSSFWorkbook book = plain.called(List.of(name)).workbook()) {
        for (Sheet sheet : book) {
          assertThatPagesSay((XSSFSheet) sheet, name);
        }
      }
    }
    for (String name : NAMES) {
      String page = PageText.of("firm/" + name, 120);
      assertThat(page.length()).as(name).isLessThanOrEqualTo(120);
      assertThat(page.replace("&&", "")).as(name).doesNotContain("&").startsWith("firm/");
    }
  }

  /** No code but ours is in what stands below a page, and Excel opens it. */
  private static void assertThatPagesSay(XSSFSheet sheet, String name) {
    CTHeaderFooter pages = sheet.getCTWorksheet().getHeaderFooter();
    String below = pages.getOddFooter();
    String above = Objects.requireNonNullElse(pages.getOddHeader(), "");
    assertThat(List.of(above.length(), below.length()))
        .as(name)
        .allMatch(length -> length <= PageText.MOST);
    assertThat(codes(below)).as(below).isEqualTo("CLRPN");
    String expected = "&Cfirm/" + name.replace("&", "&&");
    assertThat(below).endsWith("&LSIMULATED&R&P / &N");
    assertThat(below).startsWith(expected.substring(0, Math.min(expected.length(), 150)));
  }

  /** Read from left to right, as spreadsheets read it. */
  private static String codes(String text) {
    StringBuilder codes = new StringBuilder();
    for (int at = 0; at < text.length() - 1; at++) {
      if (text.charAt(at) == '&') {
        at++;
        if (text.charAt(at) != '&') {
          codes.append(text.charAt(at));
        }
      }
    }
    return codes.toString();
  }

  private static Set<String> sheets(XSSFWorkbook book) {
    Set<String> sheets = new TreeSet<>();
    book.forEach(sheet -> sheets.add(sheet.getSheetName()));
    return sheets;
  }

  private static List<String> names(XSSFWorkbook book) {
    return book.getAllNames().stream()
        .map(name -> name.getNameName() + " " + name.getSheetIndex())
        .sorted()
        .toList();
  }

  private static List<String> formulas(XSSFWorkbook book) {
    List<String> formulas = new ArrayList<>();
    for (Sheet sheet : book) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() == CellType.FORMULA) {
            formulas.add(sheet.getSheetName() + cell.getAddress() + " " + cell.getCellFormula());
          }
        }
      }
    }
    return formulas;
  }

  private static List<String> texts(XSSFWorkbook book) {
    List<String> texts = new ArrayList<>();
    for (Sheet sheet : book) {
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
}
