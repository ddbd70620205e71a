package io.ringfence.launcher.backtest;

import io.ringfence.domain.outcome.Score;
import io.ringfence.domain.outcome.WalkForward;
import java.util.List;

/**
 * What all pools came to.
 *
 * @param hours sums over all pools, hour by hour
 * @param worse pools in which following burned more than ignoring, at the end
 * @param pools number of pools
 * @param scores every move, pool by pool
 */
public record BacktestResult(
    List<WalkForward.Step> hours, int worse, int pools, List<Score> scores) {
  public BacktestResult {
    hours = List.copyOf(hours);
    scores = List.copyOf(scores);
  }

  /** Sums at the end. */
  public WalkForward.Step end() {
    return hours.getLast();
  }
}
