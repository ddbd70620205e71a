package io.ringfence.domain.trigger;

/**
 * A condition that turns at one tick and depends on nothing but the mark.
 *
 * @param condition its number, at least 0
 * @param below whether it holds at marks up to and with the tick; else from the tick on
 * @param tick price, ticks, at least 0
 */
public record TickTrigger(int condition, boolean below, long tick) {
  public TickTrigger {
    if (condition < 0 || tick < 0) {
      throw new IllegalArgumentException(
          "condition and tick must be >= 0, were " + condition + " and " + tick);
    }
  }

  /**
   * Whether it holds at a mark.
   *
   * @param mark price, ticks, above 0
   */
  public boolean holds(long mark) {
    return below ? mark <= tick : mark >= tick;
  }

  /** The tick behind which it turns. */
  long border() {
    return below ? tick : tick - 1;
  }
}
