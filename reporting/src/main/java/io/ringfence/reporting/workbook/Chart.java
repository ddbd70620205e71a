package io.ringfence.reporting.workbook;

import java.util.HexFormat;
import java.util.Locale;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xddf.usermodel.PresetColor;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFLineProperties;
import org.apache.poi.xddf.usermodel.XDDFNoFillProperties;
import org.apache.poi.xddf.usermodel.XDDFShapeProperties;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.AxisTickLabelPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.BarGrouping;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.Grouping;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.MarkerStyle;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryAxis;
import org.apache.poi.xddf.usermodel.chart.XDDFChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFLineChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFValueAxis;
import org.apache.poi.xssf.usermodel.XSSFChart;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFDrawing;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/**
 * A native chart of cells of its own sheet: it follows them. Colours differ in lightness, too.
 *
 * @param sheet sheet that holds both the figures and the chart
 * @param title what it shows
 * @param format number format of its values
 */
record Chart(XSSFSheet sheet, String title, String format) {
  static final String NAVY = "1F3A5F";
  static final String AMBER = "C77700";
  static final String RED = "B42318";
  static final String GREEN = "2F7D4F";
  private static final int GAP_WIDTH = 60;
  private static final int WHOLE = 100;
  private static final double LINE_WIDTH = 2.25;
  private static final short MARKER = 4;

  /**
   * What is drawn.
   *
   * @param cells its figures
   * @param title what the legend calls it
   * @param colour RRGGBB; empty: it is there and not seen
   */
  record Series(CellRangeAddress cells, String title, String colour) {}

  /** Columns side by side. */
  void columns(CellRangeAddress place, CellRangeAddress names, Series... series) {
    XSSFChart chart = chart(place, series.length > 1);
    XDDFBarChartData data = bars(chart, true);
    data.setBarGrouping(BarGrouping.CLUSTERED);
    draw(chart, data, names, series);
  }

  /** Columns on top of each other, each beginning where an unseen one ends. */
  void waterfall(CellRangeAddress place, CellRangeAddress names, Series... series) {
    XSSFChart chart = chart(place, true);
    XDDFBarChartData data = bars(chart, false);
    data.setBarGrouping(BarGrouping.STACKED);
    data.setOverlap((byte) WHOLE);
    draw(chart, data, names, series);
  }

  /** Lines over time. */
  void lines(CellRangeAddress place, CellRangeAddress names, Series... series) {
    XSSFChart chart = chart(place, true);
    XDDFCategoryAxis category = chart.createCategoryAxis(AxisPosition.BOTTOM);
    category.setTickLabelPosition(AxisTickLabelPosition.LOW);
    category.setNumberFormat("mm-dd hh:mm");
    XDDFLineChartData data =
        (XDDFLineChartData) chart.createData(ChartTypes.LINE, category, values(chart, true));
    data.setGrouping(Grouping.STANDARD);
    data.setVaryColors(false);
    draw(chart, data, names, series);
  }

  private XSSFChart chart(CellRangeAddress place, boolean legend) {
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
    chart.setTitleText(title);
    chart.setTitleOverlay(false);
    // POI names the language of the machine.
    chart.getTitle().getBody().getParagraphs().stream()
        .flatMap(paragraph -> paragraph.getTextRuns().stream())
        .forEach(run -> run.setLanguage(Locale.UK));
    if (legend) {
      chart.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
    }
    return chart;
  }

  private XDDFBarChartData bars(XSSFChart chart, boolean fromZero) {
    XDDFCategoryAxis names = chart.createCategoryAxis(AxisPosition.BOTTOM);
    names.setTickLabelPosition(AxisTickLabelPosition.LOW);
    // Names that are numbers are moves of the mark; others are not touched by it.
    names.setNumberFormat("0%");
    XDDFBarChartData data =
        (XDDFBarChartData) chart.createData(ChartTypes.BAR, names, values(chart, fromZero));
    data.setBarDirection(BarDirection.COL);
    data.setGapWidth(GAP_WIDTH);
    data.setVaryColors(false);
    return data;
  }

  private XDDFValueAxis values(XSSFChart chart, boolean fromZero) {
    XDDFValueAxis values = chart.createValueAxis(AxisPosition.LEFT);
    values.setCrosses(AxisCrosses.AUTO_ZERO);
    values.setCrossBetween(AxisCrossBetween.BETWEEN);
    if (fromZero) {
      values.setMinimum(0.0);
    }
    values.setNumberFormat(format);
    values.getOrAddMajorGridProperties().setLineProperties(gridLine());
    return values;
  }

  private void draw(XSSFChart chart, XDDFChartData data, CellRangeAddress names, Series... all) {
    XDDFDataSource<?> categories =
        isNumeric(names)
            ? XDDFDataSourcesFactory.fromNumericCellRange(sheet, names)
            : XDDFDataSourcesFactory.fromStringCellRange(sheet, names);
    for (Series one : all) {
      XDDFChartData.Series series =
          data.addSeries(
              categories, XDDFDataSourcesFactory.fromNumericCellRange(sheet, one.cells()));
      series.setTitle(one.title(), null);
      series.setShapeProperties(look(one, series instanceof XDDFLineChartData.Series));
      if (series instanceof XDDFLineChartData.Series line) {
        line.setSmooth(false);
        // One instant alone has no line to be seen by.
        line.setMarkerStyle(MarkerStyle.CIRCLE);
        line.setMarkerSize(MARKER);
      }
    }
    chart.plot(data);
  }

  private boolean isNumeric(CellRangeAddress names) {
    return sheet.getRow(names.getFirstRow()).getCell(names.getFirstColumn()).getCellType()
        == CellType.NUMERIC;
  }

  private static XDDFShapeProperties look(Series series, boolean line) {
    XDDFShapeProperties look = new XDDFShapeProperties();
    if (series.colour().isEmpty()) {
      look.setFillProperties(new XDDFNoFillProperties());
      return look;
    }
    XDDFSolidFillProperties fill =
        new XDDFSolidFillProperties(XDDFColor.from(HexFormat.of().parseHex(series.colour())));
    if (line) {
      XDDFLineProperties stroke = new XDDFLineProperties(fill);
      stroke.setWidth(LINE_WIDTH);
      look.setLineProperties(stroke);
    } else {
      look.setFillProperties(fill);
    }
    return look;
  }

  private static XDDFLineProperties gridLine() {
    return new XDDFLineProperties(
        new XDDFSolidFillProperties(XDDFColor.from(PresetColor.LIGHT_GRAY)));
  }
}
