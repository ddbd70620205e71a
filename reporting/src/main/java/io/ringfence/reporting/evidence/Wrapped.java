package io.ringfence.reporting.evidence;

import java.util.ArrayList;
import java.util.List;

/** Long sentences as lines that a page and a terminal can show. */
final class Wrapped {
  private static final int WIDTH = 100;
  private static final String MORE = "    ";

  private Wrapped() {}

  /**
   * A text as lines of at most 100 characters, broken at blanks; what has none is not broken. Lines
   * after the first are indented.
   *
   * @param indent what every line begins with
   */
  static List<String> lines(String indent, String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder(indent);
    boolean begun = false;
    for (String word : text.split("(?<=\\S) ", -1)) {
      if (begun && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append(MORE).append(word);
      } else {
        line.append(begun ? " " : "").append(word);
      }
      begun = true;
    }
    lines.add(line.toString());
    return lines;
  }
}
