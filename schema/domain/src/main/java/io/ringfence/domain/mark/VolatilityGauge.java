package io.ringfence.domain.mark;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The volatility regime of one instrument: the moving variance of hourly closes against its own
 * slow one. Stressed from four times the slow variance (twice the volatility) until it falls to
 * 9/4; calm from a quarter of it until it rises to 4/9; unknown for the first {@link #FEWEST}
 * returns.
 *
 * <p>A close is the last mark at or before a full hour, so the path inside a bar does not feed it
 * (it would inflate volatility 1.9 to 2.5 times, risk definitions, Nearness). An hour without a
 * mark ends the chain of closes: no return is made up for it. Decay 0.94 for the fast variance as
 * in RiskMetrics (1996), 0.995 for the slow one (200 hours). Decimals, each step rounded half even
 * at 18 digits, so that every machine finds the same regime.
 */
public final class VolatilityGauge {
  /** Returns that must be known before a regime is. */
  static final int FEWEST = 24;

  private static final long HOUR_SECONDS = Duration.ofHours(1).toSeconds();
  private static final int DIGITS = 18;
  private static final BigDecimal FAST = new BigDecimal("0.94");
  private static final BigDecimal SLOW = new BigDecimal("0.995");
  private static final BigDecimal STRESSED_FROM = new BigDecimal("4");
  private static final BigDecimal STRESSED_UNTIL = new BigDecimal("2.25");
  private static final BigDecimal CALM_FROM = new BigDecimal("0.25");
  private static final BigDecimal CALM_UNTIL = new BigDecimal("0.444444444444444444");

  private Memory memory = Memory.NOTHING;

  /**
   * What is kept to restore.
   *
   * @param lastPrice last mark; absent: none yet
   * @param lastAt its time; absent with it
   * @param close last close; absent: none yet
   * @param hour its hour, counted since the epoch
   * @param returns returns seen
   * @param fast fast variance
   * @param slow slow variance
   * @param regime the regime; absent: unknown
   */
  record Memory(
      @Nullable BigDecimal lastPrice,
      @Nullable Instant lastAt,
      @Nullable BigDecimal close,
      long hour,
      int returns,
      BigDecimal fast,
      BigDecimal slow,
      @Nullable VolatilityRegime regime) {
    static final Memory NOTHING =
        new Memory(null, null, null, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, null);

    Memory marked(BigDecimal price, Instant at) {
      return new Memory(price, at, close, hour, returns, fast, slow, regime);
    }
  }

  Memory memory() {
    return memory;
  }

  void restore(Memory restored) {
    memory = restored;
  }

  /** The regime; absent: unknown. */
  public @Nullable VolatilityRegime regime() {
    return memory.regime();
  }

  /** Takes notice of a mark, quote per base. */
  void see(BigDecimal price, Instant at) {
    BigDecimal last = memory.lastPrice();
    Instant lastAt = memory.lastAt();
    if (last != null && lastAt != null) {
      long closed = hourFrom(lastAt);
      if (closed < hourFrom(at)) {
        close(last, closed);
      }
    }
    memory = memory.marked(price, at);
  }

  /** The first full hour at or after an instant: the one a mark may be the close of. */
  private static long hourFrom(Instant at) {
    long hour = Math.floorDiv(at.getEpochSecond(), HOUR_SECONDS);
    boolean isFull = at.getNano() == 0 && Math.floorMod(at.getEpochSecond(), HOUR_SECONDS) == 0;
    return isFull ? hour : hour + 1;
  }

  /** Takes notice of the close of a full hour, for whoever has closes and not the marks. */
  public void close(BigDecimal price, Instant hour) {
    close(price, hourFrom(hour));
  }

  private void close(BigDecimal price, long hour) {
    Memory before = memory;
    BigDecimal previous = before.close();
    memory =
        previous != null && before.hour() == hour - 1
            ? returned(before, price, previous, hour)
            : new Memory(
                before.lastPrice(),
                before.lastAt(),
                price,
                hour,
                before.returns(),
                before.fast(),
                before.slow(),
                before.regime());
  }

  private static Memory returned(Memory before, BigDecimal price, BigDecimal previous, long hour) {
    BigDecimal moved =
        price.divide(previous, DIGITS, RoundingMode.HALF_EVEN).subtract(BigDecimal.ONE);
    BigDecimal square = moved.multiply(moved);
    boolean first = before.returns() == 0;
    BigDecimal fast = first ? square : mixed(before.fast(), square, FAST);
    BigDecimal slow = first ? square : mixed(before.slow(), square, SLOW);
    int returns = Math.min(before.returns() + 1, FEWEST);
    VolatilityRegime regime = returns < FEWEST ? null : next(before.regime(), fast, slow);
    return new Memory(
        before.lastPrice(), before.lastAt(), price, hour, returns, fast, slow, regime);
  }

  private static BigDecimal mixed(BigDecimal variance, BigDecimal square, BigDecimal decay) {
    return variance
        .multiply(decay)
        .add(square.multiply(BigDecimal.ONE.subtract(decay)))
        .setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  private static VolatilityRegime next(
      @Nullable VolatilityRegime before, BigDecimal fast, BigDecimal slow) {
    BigDecimal stressed = before == VolatilityRegime.STRESSED ? STRESSED_UNTIL : STRESSED_FROM;
    if (slow.signum() > 0 && fast.compareTo(slow.multiply(stressed)) >= 0) {
      return VolatilityRegime.STRESSED;
    }
    BigDecimal calm = before == VolatilityRegime.CALM ? CALM_UNTIL : CALM_FROM;
    return fast.compareTo(slow.multiply(calm)) <= 0
        ? VolatilityRegime.CALM
        : VolatilityRegime.NORMAL;
  }
}
