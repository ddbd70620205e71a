package io.ringfence.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What ticks cost at each number of positions, smallest first.
 *
 * @param points one for each size, at least one
 */
record Growth(List<Point> points) {
  private static final String HEADER =
      "positions,ns_per_tick_same_crossings,ns_per_tick_2bp,crossings_2bp,ns_vector_scan";

  /**
   * One size.
   *
   * @param even nanoseconds of a tick whose step shrinks as positions grow
   * @param twoBasisPoints nanoseconds of a tick of up to 2 bp
   * @param crossings triggers crossed by such a tick
   * @param scan nanoseconds of a tick of the Vector API scan
   */
  record Point(int positions, double even, double twoBasisPoints, double crossings, double scan) {
    String csv() {
      return String.format(
          Locale.ROOT, "%s,%.1f,%.1f,%.2f,%.1f", positions, even, twoBasisPoints, crossings, scan);
    }
  }

  Growth {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("points must be at least one");
    }
  }

  /** Header and a line for each size. */
  List<String> csv() {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    points.forEach(point -> lines.add(point.csv()));
    return lines;
  }

  /**
   * How many times the cheapest size the dearest one is, with as many crossings at each: 1 is flat.
   */
  double flatness() {
    double dearest = points.stream().mapToDouble(Point::even).max().orElseThrow();
    return dearest / points.stream().mapToDouble(Point::even).min().orElseThrow();
  }

  /** How many times as dear a scan is at the largest size as a tick of up to 2 bp. */
  double belowScan() {
    Point largest = points.getLast();
    return largest.scan() / largest.twoBasisPoints();
  }

  /** For people. */
  String summary() {
    return String.format(
        Locale.ROOT,
        "%s to %s positions: with as many crossings the dearest size costs %.2f times the cheapest,"
            + " at the largest a scan costs %.1f times a tick of up to 2 bp",
        points.getFirst().positions(),
        points.getLast().positions(),
        flatness(),
        belowScan());
  }
}
