package io.ringfence.domain.trigger;

import java.math.BigDecimal;

/**
 * Between which ticks one of two ratios stays the larger. R M' - R' M of two positions is a square
 * in price, a P P + b P + c, and not below 0 there. Its roots are estimated to find a range; exact
 * decimals decide whether it holds, and a range that does not is narrowed.
 *
 * @param square a
 * @param slope b
 * @param offset c
 * @param grid ticks of the instrument
 */
record Overtaking(BigDecimal square, BigDecimal slope, BigDecimal offset, TickGrid grid) {
  /** How far the ratio of the first leads the second. */
  static Overtaking of(RatioLines.Line first, RatioLines.Line second, TickGrid grid) {
    return new Overtaking(
        product(first.slope(), second.size(), second.slope(), first.size()),
        product(first.slope(), second.rest(), first.amount(), second.size())
            .add(product(second.amount(), first.size(), second.slope(), first.rest())),
        product(second.amount(), first.rest(), first.amount(), second.rest()),
        grid);
  }

  /** a b - c d. */
  private static BigDecimal product(BigDecimal a, BigDecimal b, BigDecimal c, BigDecimal d) {
    return a.multiply(b).subtract(c.multiply(d));
  }

  /** Whether the first leads at a tick, or is level. */
  boolean leads(long tick) {
    BigDecimal price = grid.price(tick);
    return square.multiply(price).add(slope).multiply(price).add(offset).signum() >= 0;
  }

  /** Ticks around one at which the first leads, and between them leads too. */
  TickRange around(long tick, TickRange within) {
    TickRange range = estimate(tick).and(within);
    while (!leadsThroughout(range)) {
      range = range.nearer(tick);
    }
    return range;
  }

  private boolean leadsThroughout(TickRange range) {
    boolean atLow = leads(range.low());
    boolean atHigh = leads(range.high());
    if (square.signum() <= 0) {
      return atLow && atHigh;
    }
    return staysAbove0()
        || (atHigh && vertexComparedWith(range.high()) >= 0)
        || (atLow && vertexComparedWith(range.low()) <= 0);
  }

  private boolean staysAbove0() {
    BigDecimal four = BigDecimal.valueOf(4);
    return slope.multiply(slope).compareTo(four.multiply(square).multiply(offset)) <= 0;
  }

  /** Where the lowest point of an opening curve lies, against a tick. */
  private int vertexComparedWith(long tick) {
    BigDecimal twice = square.multiply(BigDecimal.TWO).multiply(grid.price(tick));
    return slope.negate().compareTo(twice);
  }

  /** Up to the roots next to a tick, with a tick to spare. */
  private TickRange estimate(long tick) {
    double scale = Math.pow(10, grid.digits());
    double a = square.doubleValue();
    double b = slope.doubleValue();
    double c = offset.doubleValue();
    if (a == 0) {
      return b == 0 ? TickRange.ALL : between(tick, -c / b * scale, -c / b * scale);
    }
    double root = Math.sqrt(b * b - 4 * a * c);
    if (Double.isNaN(root)) {
      return TickRange.ALL;
    }
    double far = -(b + Math.copySign(root, b)) / 2;
    return between(tick, far / a * scale, far == 0 ? 0 : c / far * scale);
  }

  private static TickRange between(long tick, double one, double other) {
    TickRange range = TickRange.ALL;
    for (double root : new double[] {one, other}) {
      if (root <= tick) {
        range =
            range.and(new TickRange(Math.min(tick, (long) Math.ceil(root) + 1), Long.MAX_VALUE));
      }
      if (root >= tick) {
        range = range.and(new TickRange(0, Math.max(tick, (long) Math.floor(root) - 1)));
      }
    }
    return range;
  }
}
