package io.ringfence.reporting.evidence;

import java.util.ArrayList;
import java.util.List;

/** What a check of a file comes to. Each has its own exit code. */
public sealed interface Verdict {
  /** Every byte is as it was issued. */
  record Intact() implements Verdict {}

  /** Saved again by some program; every cell is as it was issued. */
  record ReSaved() implements Verdict {}

  /**
   * Something is not as it was issued.
   *
   * @param changes what, one text each; not empty
   */
  record Altered(List<String> changes) implements Verdict {
    public Altered {
      changes = List.copyOf(changes);
    }

    static Altered at(String place, String cell, String was, String is) {
      return new Altered(List.of(change(place, cell, was, is)));
    }

    static Altered of(List<CellComparison.Difference> differences) {
      List<String> changes = new ArrayList<>();
      differences.forEach(found -> changes.add(change(found)));
      return new Altered(changes);
    }

    /** One line of a difference. */
    static String change(CellComparison.Difference found) {
      return change(found.sheet(), found.cell(), found.was(), found.is());
    }

    private static String change(String place, String cell, String was, String is) {
      return "%s%s: was %s, is %s"
          .formatted(shown(place), cell.isEmpty() ? "" : ", " + shown(cell), shown(was), shown(is));
    }

    /** One line, whatever somebody wrote into a cell. */
    private static String shown(String text) {
      String line = text.replaceAll("\\p{Cntrl}", " ");
      return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
    }

    private static final int MOST_SHOWN = 120;
  }

  /**
   * As it was issued, and replaced since.
   *
   * @param by what replaces it, for example {@code export 7}
   * @param reason why
   */
  record Superseded(String by, String reason) implements Verdict {}

  /** Nobody signed it. */
  record Unsigned() implements Verdict {}

  /**
   * Signed by another key than the one given.
   *
   * @param signer key that the file names
   * @param given key that was given
   */
  record WrongKey(String signer, String given) implements Verdict {}

  /** The exit code. */
  default int exitCode() {
    return switch (this) {
      case Intact _ -> 0;
      case ReSaved _ -> 5;
      case Altered _ -> 6;
      case Superseded _ -> 7;
      case Unsigned _, WrongKey _ -> 8;
    };
  }

  /** The answer, one line. */
  default String line() {
    return switch (this) {
      case Intact _ -> "INTACT";
      case ReSaved _ -> "RE-SAVED, CELLS EQUAL";
      case Altered(var changes) -> "ALTERED (" + changes.getFirst() + ")";
      case Superseded(String by, String reason) -> "SUPERSEDED (by %s: %s)".formatted(by, reason);
      case Unsigned _ -> "UNSIGNED";
      case WrongKey(String signer, String given) ->
          "WRONG KEY (signed by %s, checked with %s)".formatted(signer, given);
    };
  }
}
