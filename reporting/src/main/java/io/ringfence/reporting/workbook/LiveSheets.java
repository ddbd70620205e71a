package io.ringfence.reporting.workbook;

import io.ringfence.domain.quantity.NodePath;
import io.ringfence.reporting.report.NodeLine;
import io.ringfence.reporting.report.RiskReport;
import io.ringfence.reporting.report.TieOut;
import io.ringfence.reporting.workbook.NodeRow.Budget;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.ss.usermodel.DataValidation;
import org.apache.poi.ss.usermodel.DataValidationConstraint;
import org.apache.poi.ss.usermodel.DataValidationHelper;
import org.apache.poi.ss.usermodel.Name;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellRangeAddressList;

/**
 * The sheets that compute themselves: Workbench, Nodes, Accounts, TieOut and Tiers.
 *
 * @param frame what every sheet carries
 * @param digits number formats of the instruments
 * @param report the report
 * @param live its rows and where they stand
 */
record LiveSheets(Frame frame, Digits digits, RiskReport report, LiveBook live) {
  private static final int NOTE_TO = 7;

  /** Fills all of them, in the order of reading. */
  void fill(Workbook workbook) {
    workbench(workbook.createSheet(LiveBook.WORKBENCH));
    nodes(workbook.createSheet(LiveBook.NODES));
    accounts(workbook.createSheet(LiveBook.ACCOUNTS));
    tieOut(workbook.createSheet(TieOutColumns.NAME));
    new ListSheet<>(frame, "Tiers of the instruments held", TierColumns.table(), "", 2)
        .fillFrom(titled(workbook, LiveBook.TIERS), LiveBook.HEADER, live.tiers());
    names(workbook);
  }

  private Sheet titled(Workbook workbook, String name) {
    Sheet sheet = workbook.createSheet(name);
    heading(
        sheet,
        "Tiers of the instruments held",
        "Formulas of sheet Workbench take their rates and amounts from here.");
    return sheet;
  }

  /** Cells meant for editing, as evidence names them. */
  static List<String> editable(LiveBook live) {
    Table<WorkbenchRow> table = WorkbenchColumns.table();
    return live.positionRows().isEmpty()
        ? List.of()
        : List.of(
            live.positionRows()
                .columns(
                    table.letters(WorkbenchColumns.MOVE), table.letters(WorkbenchColumns.COMMENT)));
  }

  private void heading(Sheet sheet, String title, String note) {
    frame.writeTo(sheet, title, NOTE_TO);
    frame.pen().across(sheet, sheet.createRow(Frame.BODY), 0, NOTE_TO, note, Role.TOTAL_TEXT);
  }

  private void workbench(Sheet sheet) {
    Table<WorkbenchRow> table = WorkbenchColumns.table();
    heading(
        sheet,
        "Workbench: change a move and see what follows",
        "Write margin to add (+) or to take out (-) into column Move; everything beside it, sheet"
            + " Nodes and sheet Accounts follow.");
    List<WorkbenchRow> rows =
        live.rows().stream().map(row -> new WorkbenchRow(row, digits)).toList();
    CellRangeAddress cells =
        new ListSheet<>(frame, "", table, WorkbenchColumns.STATE, 1)
            .fillFrom(sheet, LiveBook.HEADER, rows);
    printUpTo(sheet, table, cells, WorkbenchColumns.SHOWN, 1);
    if (rows.isEmpty()) {
      return;
    }
    Highlights.states(sheet, table.bodyOf(cells, WorkbenchColumns.CHECK));
    for (String when : List.of("now", "after")) {
      Highlights.nearness(sheet, table.bodyOf(cells, "Distance " + when));
      Highlights.states(sheet, table.bodyOf(cells, "Margin ratio " + when));
    }
    validate(sheet, table, table.bodyOf(cells, WorkbenchColumns.MOVE));
  }

  /** What the figures rest on is for the screen; paper has the columns up to one. */
  private <R> void printUpTo(
      Sheet sheet, Table<R> table, CellRangeAddress cells, String heading, int firstColumns) {
    frame.print(
        sheet,
        new CellRangeAddress(cells.getFirstRow(), cells.getLastRow(), 0, table.indexOf(heading)),
        Frame.Layout.of(LiveBook.HEADER, firstColumns, table.widthUpTo(heading)));
  }

  /** Adds as much as somebody has; takes out what the venue lets go. */
  private void validate(Sheet sheet, Table<WorkbenchRow> table, CellRangeAddress moves) {
    DataValidationHelper helper = sheet.getDataValidationHelper();
    DataValidationConstraint rule =
        helper.createDecimalConstraint(
            DataValidationConstraint.OperatorType.GREATER_OR_EQUAL,
            "-$%s%s".formatted(table.letters("Removable now"), live.positionRows().first()),
            null);
    DataValidation validation =
        helper.createValidation(
            rule,
            new CellRangeAddressList(
                moves.getFirstRow(),
                moves.getLastRow(),
                moves.getFirstColumn(),
                moves.getLastColumn()));
    validation.createPromptBox(
        "Move", "Margin to add (+) or to take out (-), at most what is removable now.");
    validation.createErrorBox(
        "Move", "A number, and not more out of the position than is removable now.");
    validation.setShowPromptBox(true);
    validation.setShowErrorBox(true);
    validation.setErrorStyle(DataValidation.ErrorStyle.STOP);
    sheet.addValidationData(validation);
  }

  private void nodes(Sheet sheet) {
    Table<NodeRow> table = NodeColumns.table();
    heading(
        sheet,
        "Firm, desks and books after the moves",
        "Sums over sheet Workbench; positions without a mark are unknown and only their margin is"
            + " in. States are those of the limits, without a shortest stay.");
    List<NodeRow> rows = new ArrayList<>();
    Map<String, BigDecimal> noise = new HashMap<>();
    for (NodeLine line : report.nodes()) {
      rows.add(
          new NodeRow(
              line,
              rows.size() + 1,
              key(line),
              live.positionRows(),
              noise.computeIfAbsent(line.row().settlementAsset(), live::noise)));
    }
    CellRangeAddress cells =
        new ListSheet<>(frame, "", table, NodeColumns.CHECK, 2)
            .fillFrom(sheet, LiveBook.HEADER, rows);
    printUpTo(sheet, table, cells, NodeColumns.state(Budget.PERIOD_LOSS), 2);
    if (rows.isEmpty()) {
      return;
    }
    for (Budget budget : Budget.values()) {
      for (String when : List.of("now", "after")) {
        Highlights.bars(sheet, table.bodyOf(cells, NodeColumns.utilisation(budget, when)));
      }
      Highlights.states(sheet, table.bodyOf(cells, NodeColumns.state(budget)));
    }
  }

  private String key(NodeLine line) {
    if (line.row().node().equals(report.facts().subject().node().toString())) {
      return WorkbenchColumns.TOP_LINE;
    }
    return line.row().level().equalsIgnoreCase(NodePath.Level.BOOK.name())
        ? WorkbenchColumns.BOOK_LINE
        : WorkbenchColumns.DESK_LINE;
  }

  private void accounts(Sheet sheet) {
    heading(
        sheet,
        "Free balances after the moves",
        "What the moves of each account add up to. A balance is what was last reported, and not"
            + " more; moves between accounts are not possible here.");
    List<AccountColumns.Row> rows = new ArrayList<>();
    report
        .facts()
        .balances()
        .forEach(
            balance ->
                rows.add(new AccountColumns.Row(balance, rows.size() + 1, live.positionRows())));
    new ListSheet<>(frame, "", AccountColumns.table(), AccountColumns.STATE, 4)
        .fillFrom(sheet, LiveBook.HEADER, rows);
  }

  private void tieOut(Sheet sheet) {
    Table<TieOut.Line> table = new TieOutColumns(live, report.facts().subject().node()).table();
    heading(
        sheet,
        "Control totals, computed twice",
        "By formulas of this workbook, and by the engine. They do not follow the moves.");
    Block totals = Block.below(TieOutColumns.NAME, LiveBook.HEADER, report.tieOut().lines().size());
    verdict(sheet, table, totals);
    new ListSheet<>(frame, "", table, TieOutColumns.VERDICT, 3)
        .fillFrom(sheet, LiveBook.HEADER, report.tieOut().lines());
    CellRangeAddress cell = new CellRangeAddress(Frame.BODY + 1, Frame.BODY + 1, 2, 2);
    Highlights.states(sheet, cell);
  }

  /** One cell that says whether anything differs anywhere. */
  private void verdict(Sheet sheet, Table<TieOut.Line> table, Block totals) {
    List<String> counts = new ArrayList<>();
    counts.add(differing(totals, table.letters(TieOutColumns.VERDICT)));
    counts.add(
        differing(live.positionRows(), WorkbenchColumns.table().letters(WorkbenchColumns.CHECK)));
    counts.add(differing(live.nodeRows(), NodeColumns.table().letters(NodeColumns.CHECK)));
    var row = sheet.createRow(Frame.BODY + 1);
    frame.pen().across(sheet, row, 0, 1, "All totals, positions and nodes", Role.TOTAL_TEXT);
    frame
        .pen()
        .put(
            row,
            2,
            new Value.Formula(
                "IF(%s=0,\"TIES OUT\",\"DIFFERS\")".formatted(String.join("+", counts)),
                new Value.State("TIES OUT")));
  }

  private static String differing(Block block, String column) {
    return block.isEmpty() ? "0" : "COUNTIF(%s,\"DIFFERS\")".formatted(block.column(column));
  }

  private void names(Workbook workbook) {
    if (!live.positionRows().isEmpty()) {
      Table<WorkbenchRow> table = WorkbenchColumns.table();
      name(workbook, "Moves", live.positionRows().column(table.letters(WorkbenchColumns.MOVE)));
      name(workbook, "DistanceAfter", live.positionRows().column(table.letters("Distance after")));
      name(workbook, "MarginAfter", live.positionRows().column(table.letters("Margin after")));
    }
    if (!live.nodeRows().isEmpty()) {
      Table<NodeRow> table = NodeColumns.table();
      name(
          workbook,
          "OpenCapitalAfter",
          live.nodeRows().column(table.letters("Open capital after")));
    }
    name(workbook, "TieOutVerdict", "TieOut!$C$" + (Frame.BODY + 2));
  }

  private static void name(Workbook workbook, String name, String cells) {
    Name defined = workbook.createName();
    defined.setNameName(name);
    defined.setRefersToFormula(cells);
  }
}
