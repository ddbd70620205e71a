package io.ringfence.reporting.workbook;

import io.ringfence.reporting.report.PositionLine;
import io.ringfence.reporting.workbook.SheetValues.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of comparing figures of sheets with those of the engine. */
final class LiveTally {
  private static final int NAMED = 20;

  /** Positions that follow a move as the engine does, and all of them. */
  record Share(int equal, int all) {
    private Share plus(boolean isEqual) {
      return new Share(equal + (isEqual ? 1 : 0), all + 1);
    }
  }

  /** Differences, the first of them. */
  final List<String> differences = new ArrayList<>();

  final Map<String, Share> byVenue = new TreeMap<>();
  final Map<String, Share> byForm = new TreeMap<>();
  int positions;
  int prices;
  int pricesThatMoved;

  /** Figures that have fewer digits than their asset, their instrument or a distance asks for. */
  int fewer;

  /** Positions that have one of them. */
  int positionsWithFewer;

  /** Of these figures those that lie near the middle between two. */
  int nearTheMiddle;

  /** Amounts all of whose terms have at most 15 digits together. */
  int fitting;

  /** Figures that lie exactly in the middle between two. */
  int inTheMiddle;

  private int different;

  /** Begins a position. */
  int mark() {
    return different;
  }

  /** Ends a position that began at a mark. */
  void count(PositionLine line, int mark) {
    boolean isEqual = different == mark;
    positions++;
    byVenue.merge(
        line.key().instrument().venue(), new Share(0, 0).plus(isEqual), (a, _) -> a.plus(isEqual));
    byForm.merge(kind(line), new Share(0, 0).plus(isEqual), (a, _) -> a.plus(isEqual));
  }

  private static String kind(PositionLine line) {
    return "%s, %s, %s"
        .formatted(
            ClosedForm.of(line).getClass().getSimpleName(),
            PrintedPrice.of(line).getClass().getSimpleName(),
            line.rules().contract().kind());
  }

  void differs(String what) {
    different++;
    if (differences.size() < NAMED) {
      differences.add(what);
    }
  }

  /** Compares a figure with the engine's, to the digits that the sheet shows. */
  void compare(String what, Cell cell, Optional<BigDecimal> expected, int digits) {
    String is = shown(cell, digits);
    String should = expected.map(figure -> rounded(figure, digits)).orElse("none");
    if (!is.equals(should)) {
      String engine = expected.map(BigDecimal::toPlainString).orElse("none");
      differs("%s: sheet %s, engine %s, to %d digits".formatted(what, is, engine, digits));
    }
    inTheMiddle +=
        expected.filter(figure -> Scale.fromMiddle(figure, digits).signum() == 0).isPresent()
            ? 1
            : 0;
  }

  private static String shown(Cell cell, int scale) {
    return cell.isFigure() ? rounded(new BigDecimal(cell.shown()), scale) : cell.shown();
  }

  private static String rounded(BigDecimal figure, int scale) {
    BigDecimal rounded = figure.setScale(scale, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
