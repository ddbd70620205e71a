package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.domain.access.DeskScope;
import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.fixture.Office;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTHeaderFooter;

/**
 * Names of desks and books are texts from outside, too, wherever a pack says them: in cells, in the
 * lines above and below printed pages, never in names of sheets or of cells.
 */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileNodesTest {
  private static final long SEED = 73;

  /** Those that a node may be called: no separator, not blank. */
  private static final List<String> NAMES =
      FormulaInjectionTest.PAYLOADS.stream()
          .filter(payload -> payload.indexOf('/') < 0 && !payload.isBlank())
          .toList();

  /** Those of a length that a desk may have; many long ones would be a zip bomb. */
  private static final List<String> SHORT =
      NAMES.stream().filter(name -> name.length() < 1_000).toList();

  private static final Pattern TAG = Pattern.compile("(DESK|BOOK)-[0-9]{2}-OF-IT");

  /** What desks and books are called in the store: no part of any other text. */
  private static final List<String> DESKS = numbered("DESK-%02d-OF-IT");

  private static final List<String> BOOKS = numbered("BOOK-%02d-OF-IT");

  /** Every book is called as another desk is. */
  private static final int APART = 7;

  @TempDir Path folder;

  private final ClickHouseStore store;

  HostileNodesTest(ClickHouseStore store) {
    this.store = store;
  }

  private static List<String> numbered(String pattern) {
    return IntStream.range(0, SHORT.size())
        .mapToObj(number -> String.format(Locale.ROOT, pattern, number))
        .toList();
  }

  private record Plain(RiskReport report, Insights insights) {
    /** The same with other names of its desks and books, everywhere. */
    Plain called(List<String> desks, List<String> books) {
      Map<String, String> names = new HashMap<>();
      for (int i = 0; i < desks.size(); i++) {
        names.put(DESKS.get(i), desks.get(i));
        names.put(BOOKS.get(i), books.get(i));
      }
      Rewritten rewritten =
          new Rewritten(
              (_, text) ->
                  TAG.matcher(text)
                      .replaceAll(
                          tag ->
                              Matcher.quoteReplacement(
                                  names.getOrDefault(tag.group(), tag.group()))));
      return new Plain(rewritten.of(report), rewritten.of(insights));
    }

    byte[] file() throws IOException {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new RiskWorkbook(report, insights).writeTo(bytes);
      return bytes.toByteArray();
    }

    XSSFWorkbook workbook() throws IOException {
      return new XSSFWorkbook(new ByteArrayInputStream(file()));
    }
  }

  /** A report of a run with a position in each of the first desks and books. */
  private Plain plain(String runId, int nodes, Pack pack, NodePath node) {
    SampleRun.inNodes(runId, SEED, DESKS.subList(0, nodes), BOOKS.subList(0, nodes))
        .storeIn(store.clickhouse());
    ReportComposer composer = ReportComposer.ofThisBuild(store.clickhouse());
    RunQuery.Row run = new RunQuery(store.clickhouse(), DeskScope.ALL).named(runId).orElseThrow();
    RiskReport report =
        composer.examine(run, new Subject(pack, node, composer.latest(run, SampleRun.END)));
    return new Plain(report, composer.insights(report));
  }

  @Test
  void noNameOfADeskOrABookIsAFormulaOrTheNameOfAnythingInAPackAlsoWhereLibreOfficeSavedIt()
      throws Exception {
    Plain plain = plain("hostile nodes", SHORT.size(), Pack.COMPLIANCE, NodePath.FIRM);
    List<String> books = new ArrayList<>(SHORT);
    Collections.rotate(books, APART);
    assertThat(SHORT).hasSizeGreaterThan(40);
    byte[] hostile = plain.called(SHORT, books).file();
    try (XSSFWorkbook before = plain.workbook();
        XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(hostile))) {
      assertThat(texts(before)).anyMatch(text -> text.contains(DESKS.get(1) + "/" + BOOKS.get(1)));
      assertThat(sheets(book)).isEqualTo(sheets(before));
      assertThat(names(book)).isEqualTo(names(before));
      assertThat(formulas(book)).isEmpty();
      assertThatTheyAreRead(texts(book), SHORT, books, false);
    }
    Path file = Files.write(folder.resolve("hostile.xlsx"), hostile);
    Path saved = Files.createDirectory(folder.resolve("saved"));
    new Office(folder).recalculating().convert(file, "xlsx", saved);
    try (XSSFWorkbook book =
        new XSSFWorkbook(Files.newInputStream(saved.resolve("hostile.xlsx")))) {
      assertThat(formulas(book)).isEmpty();
      assertThatTheyAreRead(texts(book), SHORT, books, true);
    }
  }

  /** LibreOffice reads it and saves it without the escape that a reader needs. */
  private static final String LOST_BY_LIBRE_OFFICE = "_x005F_";

  /** Whole paths of books, and desks and books in cells of their own. */
  private static void assertThatTheyAreRead(
      List<String> texts, List<String> desks, List<String> books, boolean saved) {
    Set<String> whole = new HashSet<>(texts);
    int read = 0;
    for (int i = 0; i < desks.size(); i++) {
      String desk = FormulaInjectionTest.readBack(desks.get(i));
      String book = FormulaInjectionTest.readBack(books.get(i));
      if (!saved || !(desk + book).contains(LOST_BY_LIBRE_OFFICE)) {
        assertThat(whole).contains("firm/" + desk + "/" + book, desk, book);
        read++;
      }
    }
    assertThat(read).isGreaterThanOrEqualTo(desks.size() - (saved ? 2 : 0));
  }

  @Test
  void aDecisionBookHasTheFormulasAndEditableCellsItHasWithOtherNames() throws IOException {
    Plain plain = plain("hostile decision", 6, Pack.DECISION, NodePath.FIRM);
    String hostile = "=HYPERLINK(\"http:x\",\"a&D\")&cmd|' C calc'!A0";
    try (XSSFWorkbook before = plain.workbook();
        XSSFWorkbook book = plain.called(List.of(hostile), List.of("+" + hostile)).workbook()) {
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
  void pagesSayWhatABookIsCalledAndExcelOpensThem() throws IOException {
    NodePath node = NodePath.book(DESKS.getFirst(), BOOKS.getFirst());
    Plain plain = plain("hostile pages", 2, Pack.COMPLIANCE, node);
    for (String name : List.of("P&L", "R&D &P &&", "&L" + "long & ".repeat(60))) {
      try (XSSFWorkbook book = plain.called(List.of(name), List.of(name)).workbook()) {
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
    String expected = "&Cfirm/%1$s/%1$s".formatted(name.replace("&", "&&"));
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
