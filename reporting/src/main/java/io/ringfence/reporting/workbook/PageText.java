package io.ringfence.reporting.workbook;

/**
 * Text from outside in a header or footer of a page: an ampersand starts a code there, and all
 * three parts together hold no more than 255 characters, or Excel calls the file damaged.
 */
final class PageText {
  /** Most characters of a header or footer, codes included. */
  static final int MOST = 255;

  private static final String CUT = "…";

  private PageText() {}

  /**
   * The text without codes, cut where it is too long.
   *
   * @param room characters it may take
   */
  static String of(String text, int room) {
    StringBuilder escaped = new StringBuilder();
    String clean = SafeText.clean(text);
    for (int at = 0; at < clean.length(); ) {
      int character = clean.codePointAt(at);
      String one = character == '&' ? "&&" : Character.toString(character);
      at += Character.charCount(character);
      int rest = at < clean.length() ? CUT.length() : 0;
      if (escaped.length() + one.length() + rest > room) {
        return escaped.append(CUT).toString();
      }
      escaped.append(one);
    }
    return escaped.toString();
  }
}
