package io.ringfence.launcher.bench;

import java.util.Arrays;

/**
 * What one peer did, round by round.
 *
 * @param peer the word in the results
 * @param perRound operations per second of processor time, one for each round
 * @param digestEqual whether it ended where the oracle does
 */
public record Measure(String peer, double[] perRound, boolean digestEqual) {
  /** The middle one; 0 where the digest differs: a wrong answer has no speed. */
  public double median() {
    double[] sorted = perRound.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    double median =
        sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    return digestEqual ? median : 0;
  }

  double min() {
    return Arrays.stream(perRound).min().orElse(0);
  }

  double max() {
    return Arrays.stream(perRound).max().orElse(0);
  }
}
