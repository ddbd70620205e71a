package io.ringfence.domain.outcome;

import java.util.ArrayList;
import java.util.List;

/**
 * How well the odds of one barrier did walk-forward: before each window only the windows before it
 * were counted. Beside it what the driftless normal formula would have expected. Source: risk
 * definitions, Nearness.
 *
 * @param sigmas the barrier, in sigma over the horizon
 * @param windows moves that were foretold, down and up counted apart
 * @param expected hits the odds expected
 * @param expectedByNormal hits the normal formula expected
 * @param hits hits there were
 */
public record BarrierBacktest(
    double sigmas, int windows, double expected, double expectedByNormal, int hits) {
  /** Moves that must be known before one is foretold. */
  public static final int WARM_UP = 100;

  private static final double[] BARRIERS = {0.5, 1, 1.5, 2, 3, 4};

  /** One line for each barrier, over all histories; each is foretold from its own past only. */
  public static List<BarrierBacktest> of(List<BarHistory> histories) {
    List<BarrierBacktest> lines = new ArrayList<>();
    for (double barrier : BARRIERS) {
      BarrierBacktest sum = new BarrierBacktest(barrier, 0, 0, 0, 0);
      for (BarHistory history : histories) {
        sum = sum.walked(history.moves());
      }
      lines.add(sum);
    }
    return lines;
  }

  private BarrierBacktest walked(List<Double> moves) {
    int reached = 0;
    int foretold = 0;
    int more = 0;
    double wanted = 0;
    for (int i = 0; i < moves.size(); i++) {
      boolean hit = moves.get(i) >= sigmas;
      if (i >= WARM_UP) {
        foretold++;
        wanted += (double) reached / i;
        more += hit ? 1 : 0;
      }
      reached += hit ? 1 : 0;
    }
    return new BarrierBacktest(
        sigmas,
        windows + foretold,
        expected + wanted,
        expectedByNormal + foretold * normal(sigmas),
        hits + more);
  }

  /** Probability that a driftless Brownian path reaches a barrier: 2 (1 - Phi(barrier)). */
  private static double normal(double barrier) {
    // Complementary error function, Abramowitz and Stegun 7.1.26; wrong by less than 1.5e-7.
    double x = barrier / StrictMath.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double series =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    return series * StrictMath.exp(-x * x);
  }
}
