package io.ringfence.reporting.workbook;

/** How high rows must be for text that is broken into lines: nobody computes it for us. */
final class TextHeight {
  private static final float LINE = 12.75f;
  private static final float MARGIN = 3;
  private static final float MOST = 400;
  private static final int HEADING_LOSS = 2;

  private TextHeight() {}

  /** Lines of a heading, which is bold, in a column of so many characters. */
  static int ofHeading(String text, int width) {
    return lines(text, width - HEADING_LOSS);
  }

  /** Lines of ordinary text in a column of so many characters. */
  static int ofProse(String text, int width) {
    return lines(text, width);
  }

  /** Height of a row of so many lines, points. */
  static float points(int lines) {
    return Math.min(lines * LINE + MARGIN, MOST);
  }

  private static int lines(String text, int room) {
    return text.lines().mapToInt(paragraph -> linesOf(paragraph, room)).sum();
  }

  private static int linesOf(String paragraph, int room) {
    int lines = 1;
    int used = 0;
    for (String word : paragraph.split(" ", -1)) {
      if (used > 0 && used + 1 + word.length() > room) {
        lines++;
        used = 0;
      }
      used += (used > 0 ? 1 : 0) + word.length();
      // A word that is longer than a line goes on in the next.
      lines += (used - 1) / room;
      used = (used - 1) % room + 1;
    }
    return lines;
  }
}
