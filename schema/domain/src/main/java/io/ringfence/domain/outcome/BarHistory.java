package io.ringfence.domain.outcome;

import io.ringfence.domain.reallocation.BarrierOdds;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Hourly closes and extremes of one instrument up to now, and what they say about the hours ahead:
 * volatility as an exponentially weighted mean of squared log returns of closes, never below the
 * ninetieth percentile of what it was before; and the worst moves of past windows in units of the
 * volatility known when each began. Nothing looks ahead of the bar added last, and nothing is made
 * up for an hour that is missing: no return leads across it and no window spans it.
 */
public final class BarHistory {
  /** Weight of the past in the mean, for each hour. */
  private static final double DECAY = 0.97;

  private static final int FEWEST = 48;
  private static final double STRESS = 0.9;
  private static final int SCALE = 9;

  private final int horizonHours;
  private double[] sorted = new double[FEWEST];
  private double latest;
  private int returns;
  private final List<Double> moves = new ArrayList<>();
  private double close;
  private double variance;
  private int bars;
  private boolean interrupted;
  private double windowStart;
  private double windowSigma;
  private double windowLow;
  private double windowHigh;
  private int windowBars;

  /**
   * A history without bars.
   *
   * @param horizonHours length of the windows, hours, above 0
   */
  public BarHistory(int horizonHours) {
    if (horizonHours <= 0) {
      throw new IllegalArgumentException("horizonHours must be > 0, was " + horizonHours);
    }
    this.horizonHours = horizonHours;
  }

  /**
   * Says that hours are missing before the next one: its return would be that of several hours, and
   * the window that was open is not known to its end. The next hour only says where prices stand.
   */
  public void interrupt() {
    interrupted = bars > 0;
    windowBars = 0;
  }

  /** Adds the next hour. */
  public void add(Hour.Range range, BigDecimal closing) {
    double next = closing.doubleValue();
    if (!interrupted) {
      learn(range, next);
    }
    interrupted = false;
    close = next;
    bars++;
  }

  private void learn(Hour.Range range, double next) {
    // First: a window is measured by what was known before its first hour.
    extendWindow(range);
    if (bars > 0) {
      double step = StrictMath.log(next / close);
      variance = returns == 0 ? step * step : DECAY * variance + (1 - DECAY) * step * step;
      remember(StrictMath.sqrt(variance * horizonHours));
    }
  }

  /** Keeps the deviations sorted: a percentile is asked for at every window. */
  private void remember(double deviation) {
    if (returns == sorted.length) {
      sorted = Arrays.copyOf(sorted, 2 * returns);
    }
    int found = Arrays.binarySearch(sorted, 0, returns, deviation);
    int at = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, at, sorted, at + 1, returns - at);
    sorted[at] = deviation;
    latest = deviation;
    returns++;
  }

  private void extendWindow(Hour.Range range) {
    if (windowBars == 0) {
      windowStart = close;
      windowSigma = sigma().map(BigDecimal::doubleValue).orElse(0.0);
      windowLow = Double.POSITIVE_INFINITY;
      windowHigh = 0;
    }
    windowLow = Math.min(windowLow, range.low().doubleValue());
    windowHigh = Math.max(windowHigh, range.high().doubleValue());
    windowBars++;
    if (windowBars == horizonHours) {
      windowBars = 0;
      if (windowSigma > 0) {
        moves.add(Math.max(0, StrictMath.log(windowStart / windowLow)) / windowSigma);
        moves.add(Math.max(0, StrictMath.log(windowHigh / windowStart)) / windowSigma);
      }
    }
  }

  /** Standard deviation of the log price over the horizon; empty: fewer than two days of bars. */
  public Optional<BigDecimal> sigma() {
    if (returns < FEWEST) {
      return Optional.empty();
    }
    double floor = sorted[(int) (STRESS * (returns - 1))];
    double sigma = Math.max(latest, floor);
    return Optional.of(new BigDecimal(sigma).setScale(SCALE, RoundingMode.CEILING))
        .filter(it -> it.signum() > 0 && it.compareTo(BigDecimal.ONE) < 0);
  }

  /** Worst moves of past windows, down and up, each at least 0, in sigma. */
  public List<Double> moves() {
    return List.copyOf(moves);
  }

  /** Odds of the windows of several instruments together; empty: fewer than a hundred moves. */
  public static Optional<BarrierOdds> odds(Iterable<BarHistory> histories) {
    List<Double> all = new ArrayList<>();
    histories.forEach(history -> all.addAll(history.moves));
    return all.size() < 100 ? Optional.empty() : Optional.of(BarrierOdds.of(all));
  }
}
