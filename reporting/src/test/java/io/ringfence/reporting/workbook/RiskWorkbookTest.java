package io.ringfence.reporting.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.ringfence.reporting.fixture.OnEngine;
import io.ringfence.reporting.fixture.SamplePack;
import io.ringfence.reporting.fixture.SampleRun;
import io.ringfence.reporting.store.ClickHouseStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.ConditionType;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.AreaReference;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.ss.util.PaneInformation;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a reader finds in the workbook, read again from its bytes. */
@OnEngine
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RiskWorkbookTest {
  private static final List<String> SHEETS =
      List.of(
          "Cover",
          "Desks",
          "Ladder",
          "History",
          "Explain",
          "HandOver",
          "Budgets",
          "Capital",
          "Positions",
          "Trouble",
          "Stops",
          "J13",
          "Defaults",
          "Reverse",
          "Scenarios",
          "Gap",
          "Venues",
          "Hedges",
          "TierNotice",
          "Modes",
          "Shadow",
          "Cross",
          "Outlook",
          "Backtest",
          "Tail",
          "Backstops",
          "Concentration",
          "Alerts",
          "Liquidations",
          "Suggestions",
          "Mandate",
          "Containment",
          "Tickets",
          "Crash gate",
          "Certificates",
          "Outcomes",
          "Scoreboard",
          "Moves",
          "TopUps",
          "Ledger",
          "Profit",
          "Statements",
          "PeriodLoss",
          "VenueNumbers",
          "ExpectedAccounts",
          "Rates",
          "Rejects",
          "Workbench",
          "Nodes",
          "Accounts",
          "TieOut",
          "Tiers",
          "Manifest",
          "Definitions");

  /** Sheets with a chart above their table; they stand as they are printed. */
  private static final List<String> DRAWN = List.of("Cover", "Ladder", "History", "Explain");

  private static final List<String> LIVE = List.of("Workbench", "Nodes", "Accounts", "TieOut");
  private static final int UNMARKED = 3;

  private final SamplePack pack;
  private final XSSFWorkbook workbook;

  RiskWorkbookTest(ClickHouseStore store) {
    pack = SamplePack.of(store, SampleRun.withUnmarked("workbook", 7, 200, UNMARKED));
    workbook = pack.workbook();
  }

  private List<XSSFSheet> lists() {
    return SHEETS.stream().filter(name -> !DRAWN.contains(name)).map(workbook::getSheet).toList();
  }

  private static List<Cell> cells(Sheet sheet) {
    List<Cell> cells = new ArrayList<>();
    sheet.forEach(row -> row.forEach(cells::add));
    return cells;
  }

  private List<Cell> cells() {
    return StreamSupport.stream(workbook.spliterator(), false)
        .flatMap(sheet -> cells(sheet).stream())
        .toList();
  }

  private ReadTable positions() {
    return ReadTable.of(workbook.getSheet("Positions"), "Venue");
  }

  @Test
  void theSheetsStandInTheOrderOfReading() {
    assertThat(workbook).extracting(Sheet::getSheetName).isEqualTo(SHEETS);
  }

  @Test
  void everySheetSaysThatItIsSimulatedAndThatRiskRemains() {
    for (Sheet sheet : workbook) {
      assertThat(cells(sheet))
          .as(sheet.getSheetName())
          .extracting(Cell::toString)
          .contains("SIMULATED", Frame.RISK_STATEMENT);
      assertThat(sheet.getFooter().getLeft()).isEqualTo("SIMULATED");
    }
  }

  @Test
  void everyListHasAFrozenHeaderAndAFilterOverItsWholeTable() {
    for (XSSFSheet sheet : lists()) {
      PaneInformation pane = sheet.getPaneInformation();
      assertThat(pane.isFreezePane()).as(sheet.getSheetName()).isTrue();
      CellRangeAddress filter =
          CellRangeAddress.valueOf(sheet.getCTWorksheet().getAutoFilter().getRef());
      assertThat(filter.getFirstRow() + 1).isEqualTo(pane.getHorizontalSplitTopRow());
      assertThat(filter.getLastRow()).isEqualTo(sheet.getLastRowNum());
      assertThat(filter.getLastColumn() + 1)
          .isEqualTo(sheet.getRow(filter.getFirstRow()).getLastCellNum());
    }
  }

  @Test
  void everySheetIsLaidOutForPaperWithItsHeaderOnEveryPage() {
    for (XSSFSheet sheet : lists()) {
      int header = sheet.getPaneInformation().getHorizontalSplitTopRow() - 1;
      assertThat(sheet.getRepeatingRows().getFirstRow()).as(sheet.getSheetName()).isEqualTo(header);
      assertThat(sheet.getRepeatingColumns().getFirstColumn()).isZero();
      assertThat(sheet.getHeader().getLeft()).contains(Frame.RISK_STATEMENT);
      assertThat(sheet.getHeader().getRight()).contains("SIMULATED");
      assertThat(workbook.getPrintArea(workbook.getSheetIndex(sheet)))
          .endsWith("$" + (sheet.getLastRowNum() + 1));
    }
    for (Sheet sheet : workbook) {
      assertThat(sheet.getPrintSetup().getLandscape()).isTrue();
      assertThat(sheet.getFitToPage()).isTrue();
      assertThat(sheet.getPrintSetup().getFitWidth()).isBetween((short) 1, (short) 3);
      assertThat(sheet.getPrintSetup().getFitHeight()).isZero();
    }
  }

  @Test
  void noNumberIsWiderThanItsColumn() {
    DataFormatter formatter = new DataFormatter(Locale.ROOT);
    for (Cell cell : cells()) {
      if (cell.getCellType() == CellType.NUMERIC) {
        String shown = formatter.formatCellValue(cell);
        assertThat(shown.length() * 256)
            .as("%s!%s %s", cell.getSheet().getSheetName(), cell.getAddress(), shown)
            .isLessThanOrEqualTo(width(cell));
      }
    }
  }

  /** A text that is aligned to the right and too long loses the digits in front. */
  @Test
  void everyColumnOfExactDecimalsTakesTheLongest() {
    List<Cell> exact =
        cells().stream()
            .filter(cell -> cell.getCellType() == CellType.STRING)
            .filter(cell -> cell.getStringCellValue().matches("-?\\d+\\.\\d{9,}"))
            .toList();
    assertThat(exact).hasSizeGreaterThan(20);
    for (Cell cell : exact) {
      assertThat(width(cell))
          .as("%s!%s", cell.getSheet().getSheetName(), cell.getAddress())
          .isGreaterThanOrEqualTo(Column.EXACT * 256);
    }
  }

  /** Of the cell, or of all the cells it is merged with. */
  private static int width(Cell cell) {
    CellRangeAddress cells =
        cell.getSheet().getMergedRegions().stream()
            .filter(region -> region.isInRange(cell))
            .findFirst()
            .orElse(
                new CellRangeAddress(
                    cell.getRowIndex(),
                    cell.getRowIndex(),
                    cell.getColumnIndex(),
                    cell.getColumnIndex()));
    return IntStream.rangeClosed(cells.getFirstColumn(), cells.getLastColumn())
        .map(cell.getSheet()::getColumnWidth)
        .sum();
  }

  @Test
  void theCoverHasOneNativeChartOfBothBudgetsOfEveryDesk() {
    XSSFSheet cover = workbook.getSheet("Cover");
    ReadTable desks = ReadTable.of(cover, "Desk");
    assertThat(cover.getDrawingPatriarch().getCharts()).hasSize(1);
    XSSFChart chart = cover.getDrawingPatriarch().getCharts().getFirst();
    XDDFChartData data = chart.getChartSeries().getFirst();
    assertThat(data.getSeriesCount()).isEqualTo(2);
    assertShows(data.getSeries(0), desks, "Open capital utilisation");
    assertShows(data.getSeries(1), desks, "Period loss utilisation");
  }

  private static void assertShows(XDDFChartData.Series series, ReadTable desks, String heading) {
    String cells = series.getValuesData().getDataRangeReference();
    String names = series.getCategoryData().getDataRangeReference();
    CellRangeAddress values = CellRangeAddress.valueOf(cells.substring(cells.indexOf('!') + 1));
    assertThat(values.getFirstColumn()).isEqualTo(desks.column(heading));
    assertThat(values.getFirstRow()).isEqualTo(desks.header().getRowNum() + 1);
    assertThat(values.getNumberOfCells()).isEqualTo(desks.rows().size());
    assertThat(CellRangeAddress.valueOf(names.substring(names.indexOf('!') + 1)).getFirstColumn())
        .isZero();
  }

  private static XSSFChart chart(XSSFSheet sheet) {
    assertThat(sheet.getDrawingPatriarch().getCharts()).as(sheet.getSheetName()).hasSize(1);
    return sheet.getDrawingPatriarch().getCharts().getFirst();
  }

  /** Cells of a series that stand below a heading of a table of its own sheet. */
  private static CellRangeAddress below(ReadTable table, String heading, String reference) {
    CellRangeAddress cells =
        CellRangeAddress.valueOf(reference.substring(reference.indexOf('!') + 1));
    assertThat(cells.getFirstColumn()).as(heading).isEqualTo(table.column(heading));
    assertThat(cells.getLastColumn()).isEqualTo(cells.getFirstColumn());
    assertThat(cells.getFirstRow()).isGreaterThan(table.header().getRowNum());
    assertThat(cells.getLastRow()).isLessThanOrEqualTo(table.rows().getLast().getRowNum());
    return cells;
  }

  private static void assertDraws(
      XSSFSheet sheet, String first, String names, List<String> headings) {
    ReadTable table = ReadTable.of(sheet, first);
    XDDFChartData data = chart(sheet).getChartSeries().getFirst();
    assertThat(data.getSeriesCount()).isEqualTo(headings.size());
    for (int i = 0; i < headings.size(); i++) {
      XDDFChartData.Series series = data.getSeries(i);
      CellRangeAddress values =
          below(table, headings.get(i), series.getValuesData().getDataRangeReference());
      CellRangeAddress named =
          below(table, names, series.getCategoryData().getDataRangeReference());
      assertThat(values.getFirstRow()).isEqualTo(named.getFirstRow());
      assertThat(values.getLastRow()).isEqualTo(named.getLastRow());
      for (int row = values.getFirstRow(); row <= values.getLastRow(); row++) {
        assertThat(sheet.getRow(row).getCell(values.getFirstColumn()).getCellType())
            .as("%s line %s", sheet.getSheetName(), row)
            .isIn(CellType.NUMERIC, CellType.BLANK, CellType.STRING);
      }
    }
  }

  @Test
  void ladderHistoryAndExplainDrawTheColumnsOfTheirOwnTables() {
    assertDraws(workbook.getSheet("Ladder"), "Scope", "Shock", List.of("Margin burned"));
    assertDraws(
        workbook.getSheet("History"), "At", "At", List.of("Open capital use", "Period loss use"));
    assertDraws(
        workbook.getSheet("Explain"), "Step", "Step", List.of("Below", "Distance", "Rise", "Fall"));
  }

  @Test
  void everyCellIsLockedButMoveAndCommentOfTheWorkbench() {
    for (Sheet any : workbook) {
      XSSFSheet sheet = (XSSFSheet) any;
      assertThat(sheet.isSheetLocked()).as(sheet.getSheetName()).isTrue();
      assertThat(sheet.isAutoFilterLocked()).as(sheet.getSheetName()).isFalse();
    }
    ReadTable bench = ReadTable.of(workbook.getSheet("Workbench"), "Position");
    List<Integer> free = List.of(bench.column("Move"), bench.column("Comment"));
    for (Cell cell : cells()) {
      boolean editable =
          cell.getSheet().getSheetName().equals("Workbench")
              && cell.getRowIndex() > bench.header().getRowNum()
              && free.contains(cell.getColumnIndex());
      assertThat(cell.getCellStyle().getLocked())
          .as("%s!%s", cell.getSheet().getSheetName(), cell.getAddress())
          .isNotEqualTo(editable);
    }
  }

  @Test
  void aMoveMustBeANumberAndTakesNoMoreThanIsRemovable() {
    ReadTable bench = ReadTable.of(workbook.getSheet("Workbench"), "Position");
    assertThat(workbook.getSheet("Workbench").getDataValidations()).hasSize(1);
    DataValidation rule = workbook.getSheet("Workbench").getDataValidations().getFirst();
    CellRangeAddress moves = rule.getRegions().getCellRangeAddress(0);
    assertThat(moves.getFirstColumn()).isEqualTo(bench.column("Move"));
    assertThat(moves.getLastColumn()).isEqualTo(bench.column("Move"));
    assertThat(moves.getFirstRow()).isEqualTo(bench.rows().getFirst().getRowNum());
    assertThat(moves.getLastRow()).isEqualTo(bench.rows().getLast().getRowNum());
    DataValidationConstraint constraint = rule.getValidationConstraint();
    assertThat(constraint.getValidationType())
        .isEqualTo(DataValidationConstraint.ValidationType.DECIMAL);
    assertThat(constraint.getOperator())
        .isEqualTo(DataValidationConstraint.OperatorType.GREATER_OR_EQUAL);
    assertThat(constraint.getFormula1())
        .isEqualTo(
            "-$%s%s"
                .formatted(
                    CellReference.convertNumToColString(bench.column("Removable now")),
                    moves.getFirstRow() + 1));
    assertThat(rule.getErrorStyle()).isEqualTo(DataValidation.ErrorStyle.STOP);
    assertThat(rule.getShowErrorBox()).isTrue();
  }

  @Test
  void namesStandForTheColumnsTheyName() {
    for (List<String> named :
        List.of(
            List.of("Moves", "Workbench", "Position", "Move"),
            List.of("DistanceAfter", "Workbench", "Position", "Distance after"),
            List.of("MarginAfter", "Workbench", "Position", "Margin after"),
            List.of("OpenCapitalAfter", "Nodes", "Line", "Open capital after"))) {
      ReadTable table = ReadTable.of(workbook.getSheet(named.get(1)), named.get(2));
      AreaReference area =
          new AreaReference(
              workbook.getName(named.get(0)).getRefersToFormula(), SpreadsheetVersion.EXCEL2007);
      assertThat(area.getFirstCell().getSheetName()).isEqualTo(named.get(1));
      assertThat((int) area.getFirstCell().getCol()).isEqualTo(table.column(named.get(3)));
      assertThat(area.getFirstCell().getRow()).isEqualTo(table.rows().getFirst().getRowNum());
      assertThat(area.getLastCell().getRow()).isEqualTo(table.rows().getLast().getRowNum());
    }
    CellReference verdict =
        new CellReference(workbook.getName("TieOutVerdict").getRefersToFormula());
    assertThat(
            workbook
                .getSheet("TieOut")
                .getRow(verdict.getRow())
                .getCell(verdict.getCol())
                .getStringCellValue())
        .isEqualTo("TIES OUT");
  }

  @Test
  void utilisationHasDataBarsAndNearnessAColour() {
    assertThat(rules("Cover")).contains(ConditionType.DATA_BAR);
    assertThat(rules("Desks")).contains(ConditionType.DATA_BAR, ConditionType.COLOR_SCALE);
    assertThat(rules("Positions")).contains(ConditionType.COLOR_SCALE, ConditionType.FORMULA);
  }

  private List<ConditionType> rules(String sheet) {
    var formatting = workbook.getSheet(sheet).getSheetConditionalFormatting();
    List<ConditionType> types = new ArrayList<>();
    for (int i = 0; i < formatting.getNumConditionalFormattings(); i++) {
      types.add(formatting.getConditionalFormattingAt(i).getRule(0).getConditionType());
    }
    return types;
  }

  @Test
  void textNeverBecomesAFormula() {
    assertThat(cells())
        .filteredOn(cell -> cell.getCellType() == CellType.FORMULA)
        .isNotEmpty()
        .allMatch(cell -> LIVE.contains(cell.getSheet().getSheetName()));
    List<Cell> originals =
        ReadTable.of(workbook.getSheet("Rejects"), "File").cells("Original").stream()
            .filter(cell -> "=+-@\t".indexOf(cell.getStringCellValue().charAt(0)) >= 0)
            .toList();
    assertThat(originals)
        .hasSize(5)
        .allMatch(cell -> cell.getCellStyle().getQuotePrefixed())
        .allMatch(cell -> cell.getCellStyle().getDataFormatString().equals("@"))
        .extracting(Cell::getStringCellValue)
        .contains("=cmd|' /C calc'!A0,2025-10-10", "@SUM(A1:A9),broken");
  }

  @Test
  void figuresAreNumbersAndInstantsAreDates() {
    for (Row row : positions().rows()) {
      boolean marked = !positions().text(row, "Instrument").equals("SOLUSDT");
      for (String heading : List.of("Mark", "Notional", "Equity", "Unrealised PnL")) {
        Cell cell = row.getCell(positions().column(heading));
        assertThat(cell.getCellType()).isEqualTo(marked ? CellType.NUMERIC : CellType.STRING);
      }
      Cell since = row.getCell(positions().column("Version since"));
      assertThat(DateUtil.isCellDateFormatted(since)).isTrue();
    }
  }

  @Test
  void whatIsNotKnownIsSaidAndNeverNought() {
    List<Row> unmarked =
        positions().rows().stream()
            .filter(row -> positions().text(row, "Instrument").equals("SOLUSDT"))
            .toList();
    assertThat(unmarked).hasSize(UNMARKED);
    for (Row row : unmarked) {
      assertThat(List.of("Mark", "Equity", "Distance", "Liquidation price", "Notional"))
          .allSatisfy(heading -> assertThat(positions().text(row, heading)).isEqualTo("unknown"));
    }
    ReadTable desks = ReadTable.of(workbook.getSheet("Desks"), "Node");
    Row firm = desks.rows().getLast();
    assertThat(desks.rows()).anyMatch(row -> desks.text(row, "Equity").equals("unknown"));
    assertThat(desks.text(firm, "Isolated margin")).isNotEqualTo("unknown");
  }

  @Test
  void positionsStandInTheOrderOfTheirDistance() {
    List<Double> distances =
        positions().cells("Distance").stream()
            .filter(cell -> cell.getCellType() == CellType.NUMERIC)
            .map(Cell::getNumericCellValue)
            .toList();
    assertThat(distances).hasSizeGreaterThan(20).isSorted();
    assertThat(positions().rows()).hasSize((int) pack.run().open());
  }

  @Test
  void everyColumnOfEverySheetIsDefined() {
    ReadTable definitions = ReadTable.of(workbook.getSheet("Definitions"), "Table");
    assertThat(definitions.rows()).hasSizeGreaterThan(200);
    for (Row row : definitions.rows()) {
      assertThat(definitions.text(row, "Meaning")).as("line %s", row.getRowNum()).isNotBlank();
    }
    Map<String, Set<String>> defined = new TreeMap<>();
    for (Row row : definitions.rows()) {
      defined
          .computeIfAbsent(definitions.text(row, "Table"), _ -> new TreeSet<>())
          .add(definitions.text(row, "Column"));
    }
    for (XSSFSheet sheet : lists()) {
      Row header = sheet.getRow(sheet.getPaneInformation().getHorizontalSplitTopRow() - 1);
      Set<String> headings = new TreeSet<>();
      header.forEach(cell -> headings.add(cell.toString().split("\n", -1)[0]));
      assertThat(defined).as(sheet.getSheetName()).containsValue(headings);
    }
  }

  @Test
  void lastPricesUsedAsMarksAreFlaggedOnEverySheetAndEveryPage(ClickHouseStore store) {
    SamplePack last = SamplePack.of(store, SampleRun.ofLastPrices("last prices", 3, 30));
    for (Sheet sheet : last.workbook()) {
      assertThat(cells(sheet))
          .as(sheet.getSheetName())
          .extracting(Cell::toString)
          .anyMatch(text -> text.endsWith("LAST PRICES USED AS MARKS (last)"));
      assertThat(sheet.getFooter().getCenter()).contains("LAST PRICES USED AS MARKS");
    }
    assertThat(last.report().caveats().getFirst()).startsWith("LAST_AS_MARK");
  }

  @Test
  void aRunInWhichNothingHappenedStillMakesAWorkbook(ClickHouseStore store) {
    XSSFWorkbook empty = SamplePack.of(store, SampleRun.empty("nothing")).workbook();
    assertThat(empty).extracting(Sheet::getSheetName).isEqualTo(SHEETS);
    assertThat(cells(empty.getSheet("Cover")))
        .extracting(Cell::toString)
        .contains("No position was liquidated.");
  }
}
