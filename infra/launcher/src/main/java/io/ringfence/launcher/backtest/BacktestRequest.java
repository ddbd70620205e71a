package io.ringfence.launcher.backtest;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * What to walk.
 *
 * @param marks files of hourly bars of marks
 * @param start first decision, a full hour
 * @param hours hours walked, each with a decision at its start
 * @param pools random pools
 * @param positions positions of each, half of them long
 * @param seed repeats them
 * @param useSigma whether distances are counted in sigma; fractions of the mark otherwise
 */
public record BacktestRequest(
    List<Path> marks,
    Instant start,
    int hours,
    int pools,
    int positions,
    long seed,
    boolean useSigma) {
  public BacktestRequest {
    marks = List.copyOf(marks);
  }
}
