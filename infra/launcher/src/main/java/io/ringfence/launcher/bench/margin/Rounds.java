package io.ringfence.launcher.bench.margin;

import java.util.Arrays;

/**
 * Rates of the rounds of one contestant.
 *
 * @param perSecond one rate for each measured round, at least one
 */
record Rounds(double[] perSecond) {
  double median() {
    double[] sorted = perSecond.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  double min() {
    return Arrays.stream(perSecond).min().orElseThrow();
  }

  double max() {
    return Arrays.stream(perSecond).max().orElseThrow();
  }
}
