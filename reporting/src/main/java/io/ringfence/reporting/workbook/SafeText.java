package io.ringfence.reporting.workbook;

import java.util.regex.Pattern;

/**
 * Text from outside made fit for a cell: it stays readable, and nothing in it is ever a formula, an
 * escape or a character that a workbook may not hold.
 */
final class SafeText {
  /** Most characters of a cell. */
  static final int MOST_CHARACTERS = 32_767;

  private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");
  private static final String TRUNCATED = " … (cut)";
  private static final int REPLACEMENT = 0xFFFD;

  private SafeText() {}

  /**
   * Whether a program that reads the text elsewhere might take it for a formula. Such a cell is
   * marked so that it stays text even after somebody has edited it.
   */
  static boolean looksLikeFormula(String text) {
    return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
  }

  /**
   * The text for a cell. Control characters become their visible pictures, characters that steer
   * the direction of writing or are none become U+FFFD, {@code _x0041_} is kept from being read as
   * an escape, and what is too long is cut and says so.
   */
  static String clean(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    text.replace("\r\n", "\n").codePoints().map(SafeText::visible).forEach(clean::appendCodePoint);
    return cut(ESCAPE.matcher(clean).replaceAll("_x005F_"));
  }

  private static int visible(int character) {
    if (character == '\t' || character == '\n') {
      return character;
    }
    if (character < 0x20) {
      return 0x2400 + character;
    }
    if (character == 0x7F) {
      return 0x2421;
    }
    return isAllowed(character) ? character : REPLACEMENT;
  }

  private static boolean isAllowed(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> false;
      case Character.FORMAT -> !isDirection(character);
      default -> true;
    };
  }

  private static boolean isDirection(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069)
        || character == 0x200E
        || character == 0x200F;
  }

  private static String cut(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    int end = MOST_CHARACTERS - TRUNCATED.length();
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + TRUNCATED;
  }
}
