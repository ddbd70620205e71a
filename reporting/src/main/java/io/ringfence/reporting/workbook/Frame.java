package io.ringfence.reporting.workbook;

import io.ringfence.reporting.query.RunQuery;
import io.ringfence.reporting.report.Subject;
import io.ringfence.reporting.report.Words;
import org.apache.poi.ss.usermodel.Footer;
import org.apache.poi.ss.usermodel.PageMargin;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * What every sheet carries: its title, whether the run is simulated, which run and instant it is
 * of, that isolated margin does not remove liquidation risk, and how it is printed.
 *
 * @param run the run
 * @param subject what the report is of
 * @param pen writes it
 */
record Frame(RunQuery.Row run, Subject subject, Pen pen) {
  /** First line below the frame. */
  static final int BODY = 3;

  /** Said on every sheet. */
  static final String RISK_STATEMENT =
      "Isolated margin reduces but does not remove liquidation risk: a position can lose its whole"
          + " margin, and a gap can pass its liquidation price.";

  /** Lines that are printed of a table of more than {@link StreamedRows#FROM}: some six pages. */
  static final int PRINTED = 250;

  private static final String SIMULATED = "SIMULATED";
  private static final float TITLE_HEIGHT = 28;
  private static final int CHARACTERS_A_PAGE = 250;
  private static final double INCHES_ABOVE = 1;

  /** Codes around what a header and a footer say: {@code &L&B&14 …&B\n&8 …&R&B}. */
  private static final int HEADER_CODES = 20;

  /** {@code &L…&C…&R&P / &N}. */
  private static final int FOOTER_CODES = 13;

  /**
   * Writes the three lines on top of a sheet; what they say stands above every printed page, too.
   *
   * @param badge column that says SIMULATED; the title takes those before it
   */
  void writeTo(Sheet sheet, String title, int badge) {
    Row first = sheet.createRow(0);
    first.setHeightInPoints(TITLE_HEIGHT);
    pen.across(sheet, first, 0, badge - 1, title, Role.TITLE);
    if (run.simulated()) {
      pen.put(first, badge, SIMULATED, Role.SIMULATED);
    }
    pen.put(sheet.createRow(1), 0, subtitle(), Role.SUBTITLE);
    pen.put(sheet.createRow(2), 0, RISK_STATEMENT, Role.SUBTITLE);
    int room = PageText.MOST - HEADER_CODES - RISK_STATEMENT.length() - badge().length();
    sheet.getHeader().setLeft("&B&14 " + PageText.of(title, room) + "&B\n&8 " + RISK_STATEMENT);
    sheet.getHeader().setRight("&B" + badge());
  }

  /** Lays a sheet out for paper as it is on the screen: landscape, as wide as a page. */
  void print(Sheet sheet) {
    print(sheet, 1);
    sheet.getHeader().setLeft("");
    sheet.getHeader().setRight("");
  }

  /**
   * A table on paper.
   *
   * @param headerLine line of its header
   * @param firstColumns columns on every page
   * @param width width in characters
   * @param isInTime whether it stands in order of time, so that its last lines are the latest
   */
  record Layout(int headerLine, int firstColumns, int width, boolean isInTime) {
    /** Of a table whose first lines are those that matter most. */
    static Layout of(int headerLine, int firstColumns, int width) {
      return new Layout(headerLine, firstColumns, width, false);
    }
  }

  /**
   * Lays a sheet that holds one table out for paper: as few pages wide as can be read, its header
   * and first columns on every page. Of a table that is too long to be read on paper the first
   * lines are printed, of one in order of time the latest, and every page says so.
   *
   * @param area what is printed, the table's last line included
   */
  void print(Sheet sheet, CellRangeAddress area, Layout layout) {
    int headerLine = layout.headerLine();
    int lines = area.getLastRow() - headerLine;
    boolean isCut = lines > StreamedRows.FROM;
    String which = layout.isInTime() ? "latest" : "first";
    print(
        sheet,
        Math.ceilDiv(layout.width(), CHARACTERS_A_PAGE),
        isCut
            ? "%s the %s %s of %s lines".formatted(badge(), which, PRINTED, lines).strip()
            : badge());
    sheet.setRepeatingRows(new CellRangeAddress(headerLine, headerLine, -1, -1));
    sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, layout.firstColumns() - 1));
    Workbook workbook = sheet.getWorkbook();
    workbook.setPrintArea(
        workbook.getSheetIndex(sheet),
        area.getFirstColumn(),
        area.getLastColumn(),
        isCut && layout.isInTime() ? area.getLastRow() - PRINTED + 1 : area.getFirstRow(),
        isCut && !layout.isInTime() ? headerLine + PRINTED : area.getLastRow());
    sheet.setMargin(PageMargin.TOP, INCHES_ABOVE);
  }

  private void print(Sheet sheet, int pagesWide) {
    print(sheet, pagesWide, badge());
  }

  private void print(Sheet sheet, int pagesWide, String left) {
    sheet.setDisplayGridlines(false);
    sheet.setFitToPage(true);
    PrintSetup setup = sheet.getPrintSetup();
    setup.setLandscape(true);
    setup.setPaperSize(PrintSetup.A4_PAPERSIZE);
    setup.setFitWidth((short) pagesWide);
    setup.setFitHeight((short) 0);
    Footer footer = sheet.getFooter();
    footer.setLeft(left);
    footer.setRight("&P / &N");
    // Last: with every part that is set POI looks for codes in the others, and finds one in P&&L.
    footer.setCenter(PageText.of(subtitle(), PageText.MOST - FOOTER_CODES - left.length()));
  }

  private String badge() {
    return run.simulated() ? SIMULATED : "";
  }

  private String subtitle() {
    return "%s as of %s UTC, as known at %s UTC · run %s%s · %s"
        .formatted(
            subject.node(),
            Words.time(run.asOf()),
            Words.time(subject.vantage().asKnown()),
            run.runId(),
            completeness(),
            run.markBasis().equals("mark")
                ? "venue marks"
                : "LAST PRICES USED AS MARKS (" + run.markBasis() + ")");
  }

  /** A run without an end is never taken for a completed one. */
  private String completeness() {
    RunQuery.Endless endless = run.endless();
    if (endless == null) {
      return "";
    }
    return endless.stopped() ? " (STOPPED, CAN GO ON)" : " (STILL RUNNING)";
  }
}
