package io.ringfence.reporting.workbook;

import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.jspecify.annotations.Nullable;

/**
 * How a cell looks. Colours are RRGGBB.
 *
 * @param size of the type, points
 * @param isBold bold type
 * @param isItalic italic type
 * @param ink colour of the type
 * @param fill colour behind it; absent: none
 * @param line colour of the line below; absent: none
 * @param horizontal alignment
 * @param wraps whether long text takes several lines
 */
record Look(
    int size,
    boolean isBold,
    boolean isItalic,
    String ink,
    @Nullable String fill,
    @Nullable String line,
    HorizontalAlignment horizontal,
    boolean wraps) {
  static final String INK = "1F2933";
  static final String SLATE = "46525F";
  static final String NAVY = "1F3A5F";
  static final String MIST = "EEF2F7";
  static final String LINE = "D9DEE5";

  /** Cells of a table's body start at the top, as long text does; others stand in the middle. */
  VerticalAlignment vertical() {
    return LINE.equals(line) ? VerticalAlignment.TOP : VerticalAlignment.CENTER;
  }

  static Look text(int size) {
    return new Look(size, false, false, INK, null, null, HorizontalAlignment.LEFT, false);
  }

  Look bold() {
    return new Look(size, true, isItalic, ink, fill, line, horizontal, wraps);
  }

  Look italic() {
    return new Look(size, isBold, true, ink, fill, line, horizontal, wraps);
  }

  Look ink(String colour) {
    return new Look(size, isBold, isItalic, colour, fill, line, horizontal, wraps);
  }

  Look fill(String colour) {
    return new Look(size, isBold, isItalic, ink, colour, line, horizontal, wraps);
  }

  Look underlined(String colour) {
    return new Look(size, isBold, isItalic, ink, fill, colour, horizontal, wraps);
  }

  Look aligned(HorizontalAlignment alignment) {
    return new Look(size, isBold, isItalic, ink, fill, line, alignment, wraps);
  }

  Look wrapped() {
    return new Look(size, isBold, isItalic, ink, fill, line, horizontal, true);
  }
}
