package io.ringfence.reporting.workbook;

import io.ringfence.domain.margin.MarginExposure;
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

  /** Figures so near the middle between two that are shown that a sheet may show either. */
  int betweenTwo;

  /** Amounts of the following that differ by one in the last digit shown. */
  int offByOne;

  /** Positions whose amounts have more digits than a sheet ends right. */
  int beyondDoubles;

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

  /**
   * Compares a figure after it was rounded.
   *
   * @param noise of the doubles it is computed from
   */
  void compare(String what, Cell cell, Optional<BigDecimal> expected, int scale, BigDecimal noise) {
    String is = shown(cell, scale);
    String should = expected.map(figure -> rounded(figure, scale)).orElse("none");
    if (is.equals(should)) {
      return;
    }
    if (isWithin(cell, expected, scale, BigDecimal.valueOf(5, scale + 1).add(noise))) {
      betweenTwo++;
    } else {
      String engine = expected.map(BigDecimal::toPlainString).orElse("none");
      differs("%s: sheet %s, engine %s".formatted(what, is, engine));
    }
  }

  /** Compares an amount of a position; one unit is allowed where no sheet ends right. */
  void compareAmount(
      String what, Cell cell, BigDecimal expected, MarginExposure now, String asset) {
    int scale = Scale.amounts(now, asset);
    if (Scale.isSafe(now, asset)) {
      compare(
          what, cell, Optional.of(expected), scale, Scale.noise(Scale.greatest(now).doubleValue()));
    } else if (isWithin(cell, Optional.of(expected), scale, BigDecimal.valueOf(15, scale + 1))) {
      offByOne += shown(cell, scale).equals(rounded(expected, scale)) ? 0 : 1;
    } else {
      differs("%s: sheet %s, engine %s".formatted(what, shown(cell, scale), expected));
    }
  }

  private static boolean isWithin(
      Cell cell, Optional<BigDecimal> expected, int scale, BigDecimal most) {
    return cell.isFigure()
        && expected
            .filter(
                figure ->
                    new BigDecimal(cell.shown())
                            .setScale(scale, RoundingMode.HALF_UP)
                            .subtract(figure)
                            .abs()
                            .compareTo(most)
                        <= 0)
            .isPresent();
  }

  private static String shown(Cell cell, int scale) {
    return cell.isFigure() ? rounded(new BigDecimal(cell.shown()), scale) : cell.shown();
  }

  private static String rounded(BigDecimal figure, int scale) {
    BigDecimal rounded = figure.setScale(scale, RoundingMode.HALF_UP);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
