package io.ringfence.reporting.workbook;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.ColorScaleFormatting;
import org.apache.poi.ss.usermodel.ConditionalFormattingRule;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold;
import org.apache.poi.ss.usermodel.ConditionalFormattingThreshold.RangeType;
import org.apache.poi.ss.usermodel.DataBarFormatting;
import org.apache.poi.ss.usermodel.FontFormatting;
import org.apache.poi.ss.usermodel.PatternFormatting;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.SheetConditionalFormatting;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFColor;

/** Colours that depend on what a cell says. The word or the figure always says it, too. */
final class Highlights {
  private static final List<String> GRAVE =
      List.of(
          "BREACH",
          "CRITICAL",
          "BANKRUPT",
          "BURNS MORE",
          "DIFFERS",
          "OVERDRAWN",
          "LIQUIDATED",
          "ORPHANED",
          "AGAINST POLICY",
          "NOT UNIQUE",
          "NOT IN BOOK",
          "NOT AT VENUE",
          "BREAK",
          "BROKEN",
          "daily",
          "RAISED",
          "REJECTED",
          "against plan",
          "behind liquidation",
          "passed",
          "beyond plan");
  private static final List<String> GOOD =
      List.of(
          "ties",
          "TIES OUT",
          "met",
          "MATCH",
          "ACCEPTED",
          "APPROVED",
          "RESOLVED",
          "effective",
          "within plan",
          "as default",
          "held by stop");
  private static final List<String> WATCHED =
      List.of(
          "WARNING",
          "WATCH",
          "HURT",
          "intraday",
          "beyond planned loss",
          "DEVIATES",
          "beyond",
          "no plan",
          "NO STATEMENT",
          "ties in part",
          "TOLERANCE",
          "no stop",
          "partly covered",
          "ACKNOWLEDGED",
          "PROPOSED",
          "PREPARED",
          "LAPSED");
  private static final List<String> UNSURE =
      List.of(
          "UNKNOWN",
          "UNKNOWN_AT_LEAST",
          "unknown",
          "quantity unknown",
          "mark unknown",
          "shared account",
          "MISSING",
          "SILENT",
          "STALE");

  /**
   * How words look that stand for the same kind of thing.
   *
   * @param words the words
   * @param ink colour of the type
   * @param fill colour behind it
   */
  record Tone(List<String> words, String ink, String fill) {}

  /** Colours of states. */
  static final List<Tone> TONES =
      List.of(
          new Tone(GRAVE, "6B0A0A", "F7C0C0"),
          new Tone(WATCHED, "5C3D00", "FFE9BF"),
          new Tone(GOOD, "14532D", "D7F0DD"),
          new Tone(UNSURE, "374151", "E5E7EB"));

  private static final String BAR = "8FB3DE";
  private static final String NEAR = "F4A6A0";
  private static final String FAR = "FFFFFF";
  private static final double FULL = 1.0;
  private static final double FAR_AWAY = 0.25;

  private Highlights() {}

  /** Colours states by their word. */
  static void states(Sheet sheet, CellRangeAddress cells) {
    TONES.forEach(tone -> add(sheet, cells, tone));
  }

  /** A bar in each cell, full where a budget is used up. */
  static void bars(Sheet sheet, CellRangeAddress cells) {
    SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
    ConditionalFormattingRule rule = formatting.createConditionalFormattingRule(Styles.colour(BAR));
    DataBarFormatting bar = rule.getDataBarFormatting();
    at(bar.getMinThreshold(), 0);
    at(bar.getMaxThreshold(), FULL);
    formatting.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
  }

  /** Cells the redder the nearer a distance is to 0, white from a quarter of the mark on. */
  static void nearness(Sheet sheet, CellRangeAddress cells) {
    SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
    ConditionalFormattingRule rule = formatting.createConditionalFormattingColorScaleRule();
    ColorScaleFormatting scale = rule.getColorScaleFormatting();
    scale.setNumControlPoints(2);
    ConditionalFormattingThreshold[] thresholds = scale.getThresholds();
    at(thresholds[0], 0);
    at(thresholds[1], FAR_AWAY);
    scale.setThresholds(thresholds);
    scale.setColors(new XSSFColor[] {Styles.colour(NEAR), Styles.colour(FAR)});
    formatting.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
  }

  private static void at(ConditionalFormattingThreshold threshold, double value) {
    threshold.setRangeType(RangeType.NUMBER);
    threshold.setValue(value);
  }

  /** One rule for all words: a rule for each would swell the styles of a book of many sheets. */
  private static void add(Sheet sheet, CellRangeAddress cells, Tone tone) {
    String first = new CellReference(cells.getFirstRow(), cells.getFirstColumn()).formatAsString();
    String isOne =
        tone.words().stream()
            .map(word -> first + "=\"" + word + "\"")
            .collect(Collectors.joining(",", "OR(", ")"));
    SheetConditionalFormatting formatting = sheet.getSheetConditionalFormatting();
    ConditionalFormattingRule rule = formatting.createConditionalFormattingRule(isOne);
    FontFormatting font = rule.createFontFormatting();
    font.setFontStyle(false, true);
    font.setFontColor(Styles.colour(tone.ink()));
    PatternFormatting pattern = rule.createPatternFormatting();
    pattern.setFillBackgroundColor(Styles.colour(tone.fill()));
    pattern.setFillPattern(PatternFormatting.SOLID_FOREGROUND);
    formatting.addConditionalFormatting(new CellRangeAddress[] {cells}, rule);
  }
}
