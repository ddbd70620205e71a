package io.ringfence.reporting.workbook;

import java.util.HexFormat;
import java.util.Locale;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * The chart of desk utilisation: for each desk how much of both hard limits is used.
 *
 * @param sheet sheet that holds both the figures and the chart
 */
record UtilisationChart(XSSFSheet sheet) {
  private static final String CAPITAL = "1F3A5F";
  private static final String PERIOD = "C77700";
  private static final int GAP_WIDTH = 60;

  /**
   * Draws the chart.
   *
   * @param desks cells with the desks' names
   * @param capital cells with the use of open capital at risk, fractions
   * @param period cells with the use of period loss, fractions
   * @param place where the chart stands
   */
  void draw(
      CellRangeAddress desks,
      CellRangeAddress capital,
      CellRangeAddress period,
      CellRangeAddress place) {
    XSSFDrawing drawing = sheet.createDrawingPatriarch();
    XSSFClientAnchor anchor =
        drawing.createAnchor(
            0,
            0,
            0,
            0,
            place.getFirstColumn(),
            place.getFirstRow(),
            place.getLastColumn() + 1,
            place.getLastRow() + 1);
    XSSFChart chart = drawing.createChart(anchor);
    chart.setTitleText("Use of the hard limits by desk (100 % = limit)");
    chart.setTitleOverlay(false);
    // POI names the language of the machine.
    chart.getTitle().getBody().getParagraphs().stream()
        .flatMap(paragraph -> paragraph.getTextRuns().stream())
        .forEach(run -> run.setLanguage(Locale.UK));
    chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    XDDFBarChartData data = bars(chart);
    XDDFDataSource<String> names = XDDFDataSourcesFactory.fromStringCellRange(sheet, desks);
    add(data, names, capital, "Open capital at risk", CAPITAL);
    add(data, names, period, "Period loss", PERIOD);
    chart.plot(data);
  }

  private static XDDFBarChartData bars(XSSFChart chart) {
    XDDFCategoryAxis desks = chart.createCategoryAxis(AxisPosition.BOTTOM);
    XDDFValueAxis share = chart.createValueAxis(AxisPosition.LEFT);
    share.setCrosses(AxisCrosses.AUTO_ZERO);
    share.setCrossBetween(AxisCrossBetween.BETWEEN);
    share.setMinimum(0.0);
    share.setNumberFormat("0%");
    share.getOrAddMajorGridProperties().setLineProperties(line());
    XDDFBarChartData data = (XDDFBarChartData) chart.createData(ChartTypes.BAR, desks, share);
    data.setBarDirection(BarDirection.COL);
    data.setBarGrouping(BarGrouping.CLUSTERED);
    data.setGapWidth(GAP_WIDTH);
    data.setVaryColors(false);
    return data;
  }

  private void add(
      XDDFBarChartData data,
      XDDFDataSource<String> names,
      CellRangeAddress cells,
      String title,
      String colour) {
    var series = data.addSeries(names, XDDFDataSourcesFactory.fromNumericCellRange(sheet, cells));
    series.setTitle(title, null);
    XDDFShapeProperties look = new XDDFShapeProperties();
    look.setFillProperties(
        new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(colour))));
    series.setShapeProperties(look);
  }

  private static XDDFLineProperties line() {
    return new XDDFLineProperties(
        new XDDFSolidFillProperties(XDDFColor.from(PresetColor.LIGHT_GRAY)));
  }
}
