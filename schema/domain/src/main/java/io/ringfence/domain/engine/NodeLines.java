package io.ringfence.domain.engine;

import java.math.BigDecimal;
import java.util.stream.IntStream;

/**
 * What positions add up to as lines over the mark, for who holds the mark but not the positions:
 * figure = slope x tick + offset, whole numbers of 10^-digits in 128 bits. A line is a run of
 * cells: the number of positions, then slope and offset of each {@link LineFigure}, upper half
 * first, then how many of the positions have an effective stop. A total is the number of positions,
 * then each figure, then the stops. Overflow is thrown, nothing wraps.
 */
public final class NodeLines {
  /** Cells of a line. */
  public static final int CELLS = 2 + 4 * LineFigure.values().length;

  /** Cells of a total. */
  public static final int TOTAL_CELLS = 2 + 2 * LineFigure.values().length;

  private static final int MOST_FACTOR_DIGITS = 18;
  private static final int FIGURES = LineFigure.values().length;

  /** 10^0 to 10^18: lines are written with every batch of ticks. */
  private static final long[] POWERS =
      IntStream.rangeClosed(0, MOST_FACTOR_DIGITS)
          .mapToLong(digits -> Lattice.factor(BigDecimal.ONE, digits))
          .toArray();

  private NodeLines() {}

  /** Fewest fraction digits that hold every line of an instrument exactly. */
  public static int digits(ContractTerms terms) {
    Scales scales = terms.scales();
    if (terms.kind() == ContractKind.INVERSE) {
      return scales.wallet();
    }
    Digits rules = Digits.of(terms);
    int value = scales.quantity() + scales.price() + rules.rate();
    int settled = scales.quantity() + Math.max(scales.entry(), rules.funding(scales));
    return Math.max(Math.max(value, settled), Math.max(rules.money(), scales.wallet()));
  }

  /** Lines that say the same at every mark. */
  static void writeFlat(NodeFigures figures, int digits, long[] to, int at) {
    to[at] = figures.positions();
    for (LineFigure figure : LineFigure.values()) {
      Wide offset = Wide.of(Lattice.whole(of(figures, figure), digits));
      put(figure, Wide.ZERO, offset, to, at);
    }
    putStopped(figures.stopped(), to, at);
  }

  static void putStopped(int stopped, long[] to, int at) {
    to[at + CELLS - 1] = stopped;
  }

  private static BigDecimal of(NodeFigures figures, LineFigure figure) {
    return switch (figure) {
      case ISOLATED_MARGIN -> figures.isolatedMargin();
      case EQUITY -> figures.equity();
      case REQUIREMENT -> figures.requirement();
      case GROSS_NOTIONAL -> figures.grossNotional();
      case NET_NOTIONAL -> figures.netNotional();
      case STILL_TO_LOSE -> figures.stillToLose();
    };
  }

  static void put(LineFigure figure, Wide slope, Wide offset, long[] to, int at) {
    int cell = at + 1 + 4 * figure.ordinal();
    to[cell] = slope.high();
    to[cell + 1] = slope.low();
    to[cell + 2] = offset.high();
    to[cell + 3] = offset.low();
  }

  /** Brings a whole number to more digits. */
  static Wide finer(Wide number, int digits) {
    Wide scaled = number;
    for (int left = digits; left > 0; left -= MOST_FACTOR_DIGITS) {
      int step = Math.min(left, MOST_FACTOR_DIGITS);
      scaled = scaled.times(POWERS[step]);
    }
    return scaled;
  }

  /** Adds what a line says at a mark to a total. */
  public static void addAt(long tick, long[] lines, int at, long[] totals, int to) {
    totals[to] += lines[at];
    for (int figure = 0; figure < FIGURES; figure++) {
      int line = at + 1 + 4 * figure;
      Wide value =
          new Wide(lines[line], lines[line + 1])
              .times(tick)
              .plus(new Wide(lines[line + 2], lines[line + 3]));
      addTo(totals, to + 1 + 2 * figure, value);
    }
    totals[to + TOTAL_CELLS - 1] += lines[at + CELLS - 1];
  }

  /** Adds a total to another: a risk node's to its parent's. */
  public static void addTotal(long[] totals, int from, int to) {
    totals[to] += totals[from];
    for (int figure = 0; figure < FIGURES; figure++) {
      int cell = from + 1 + 2 * figure;
      addTo(totals, to + 1 + 2 * figure, new Wide(totals[cell], totals[cell + 1]));
    }
    totals[to + TOTAL_CELLS - 1] += totals[from + TOTAL_CELLS - 1];
  }

  private static void addTo(long[] totals, int cell, Wide value) {
    Wide sum = new Wide(totals[cell], totals[cell + 1]).plus(value);
    totals[cell] = sum.high();
    totals[cell + 1] = sum.low();
  }

  /** A figure of a total, settlement asset. */
  public static BigDecimal decimal(LineFigure figure, long[] totals, int at, int digits) {
    int cell = at + 1 + 2 * figure.ordinal();
    return new Wide(totals[cell], totals[cell + 1]).toDecimal(digits);
  }

  /** A total as figures. */
  public static NodeFigures figures(long[] totals, int at, int digits) {
    BigDecimal margin = decimal(LineFigure.ISOLATED_MARGIN, totals, at, digits);
    BigDecimal equity = decimal(LineFigure.EQUITY, totals, at, digits);
    return new NodeFigures(
        Math.toIntExact(totals[at]),
        margin,
        equity,
        equity.subtract(margin),
        decimal(LineFigure.REQUIREMENT, totals, at, digits),
        decimal(LineFigure.GROSS_NOTIONAL, totals, at, digits),
        decimal(LineFigure.NET_NOTIONAL, totals, at, digits),
        decimal(LineFigure.STILL_TO_LOSE, totals, at, digits),
        Math.toIntExact(totals[at + TOTAL_CELLS - 1]));
  }
}
