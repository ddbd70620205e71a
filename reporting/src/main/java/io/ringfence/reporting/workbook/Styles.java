package io.ringfence.reporting.workbook;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.model.StylesTable;
import org.apache.poi.xssf.usermodel.XSSFCellStyle;
import org.apache.poi.xssf.usermodel.XSSFColor;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTColor;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTFont;

/** The workbook's few styles, each made when first used. */
final class Styles {
  private static final String FACE = "Calibri";
  private static final String GENERAL = "General";

  /** What tells styles apart. */
  private record Key(Role role, String pattern, boolean kept) {}

  private final XSSFWorkbook workbook;
  private final Map<Key, CellStyle> styles = new HashMap<>();
  private final Map<Look, XSSFFont> fonts = new HashMap<>();

  Styles(XSSFWorkbook workbook) {
    this.workbook = workbook;
  }

  /** A colour for things that are not cells. */
  static XSSFColor colour(String rgb) {
    return new XSSFColor(HexFormat.of().parseHex("FF" + rgb));
  }

  /** A style without a number format. */
  CellStyle of(Role role) {
    return of(role, GENERAL);
  }

  /** A style with a number format. */
  CellStyle of(Role role, String pattern) {
    return styles.computeIfAbsent(new Key(role, pattern, false), this::make);
  }

  /** A style of text that stays text when somebody edits it. */
  CellStyle keptText(Role role) {
    return styles.computeIfAbsent(new Key(role, Patterns.TEXT, true), this::make);
  }

  /**
   * Gives the fonts of conditional formats the alpha byte of their colour, which POI leaves out and
   * the schema demands. To be called when everything is written.
   */
  void complete() {
    StylesTable table = workbook.getStylesSource();
    for (int i = 0; i < table._getDXfsSize(); i++) {
      CTFont font = table.getDxfAt(i).getFont();
      if (font != null) {
        font.getColorList().forEach(Styles::opaque);
      }
    }
  }

  private static void opaque(CTColor colour) {
    if (colour.isSetRgb() && colour.getRgb().length == 3) {
      colour.setRgb(colour(HexFormat.of().formatHex(colour.getRgb())).getARGB());
    }
  }

  private CellStyle make(Key key) {
    Look look = key.role().look();
    XSSFCellStyle style = workbook.createCellStyle();
    style.setFont(fonts.computeIfAbsent(look, this::font));
    style.setDataFormat(workbook.createDataFormat().getFormat(key.pattern()));
    style.setQuotePrefixed(key.kept());
    style.setLocked(!key.role().isEditable());
    style.setAlignment(look.horizontal());
    style.setVerticalAlignment(look.vertical());
    style.setWrapText(look.wraps());
    style.setIndention((short) (Look.LINE.equals(look.line()) ? 1 : 0));
    if (look.fill() != null) {
      style.setFillForegroundColor(colour(look.fill()));
      style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
    if (look.line() != null) {
      style.setBorderBottom(BorderStyle.THIN);
      style.setBottomBorderColor(colour(look.line()));
    }
    return style;
  }

  private XSSFFont font(Look look) {
    XSSFFont font = workbook.createFont();
    font.setFontName(FACE);
    font.setFontHeightInPoints((short) look.size());
    font.setBold(look.isBold());
    font.setItalic(look.isItalic());
    font.setColor(colour(look.ink()));
    return font;
  }
}
