package io.ringfence.streaming.clock;

import java.util.Arrays;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.HistogramStatistics;

/**
 * Latencies of one task in whole microseconds, all of them, in memory that does not grow: 64
 * buckets between two powers of two, so that a quantile is overstated by at most 1/64 of itself.
 * Flink's own histograms keep the last few thousand values only; the slow one of this morning would
 * be gone.
 */
final class LatencyHistogram implements Histogram {
  private static final int STEPS_LOG2 = 6;
  private static final int STEPS = 1 << STEPS_LOG2;

  private final long[] counts = new long[(Long.SIZE - STEPS_LOG2) * STEPS];
  private long count;
  private long smallest = Long.MAX_VALUE;
  private long largest;
  private double sum;
  private double squares;

  /** A latency below 0 is a clock that was set back: it counts as 0. */
  @Override
  public synchronized void update(long micros) {
    long value = Math.max(0, micros);
    counts[bucket(value)]++;
    count++;
    smallest = Math.min(smallest, value);
    largest = Math.max(largest, value);
    sum += value;
    squares += (double) value * value;
  }

  @Override
  public synchronized long getCount() {
    return count;
  }

  @Override
  public synchronized HistogramStatistics getStatistics() {
    return new Statistics(counts.clone(), count, count == 0 ? 0 : smallest, largest, sum, squares);
  }

  private static int bucket(long value) {
    if (value < STEPS) {
      return (int) value;
    }
    int power = Long.SIZE - 1 - Long.numberOfLeadingZeros(value);
    int step = (int) (value >>> (power - STEPS_LOG2)) - STEPS;
    return (power - STEPS_LOG2 + 1) * STEPS + step;
  }

  /** Largest value of a bucket. */
  private static long top(int bucket) {
    int row = bucket / STEPS;
    long step = bucket % STEPS;
    return row == 0 ? step : ((STEPS + step + 1) << (row - 1)) - 1;
  }

  private static final class Statistics extends HistogramStatistics {
    private final long[] counts;
    private final long count;
    private final long smallest;
    private final long largest;
    private final double sum;
    private final double squares;

    Statistics(long[] counts, long count, long smallest, long largest, double sum, double squares) {
      this.counts = counts;
      this.count = count;
      this.smallest = smallest;
      this.largest = largest;
      this.sum = sum;
      this.squares = squares;
    }

    @Override
    public double getQuantile(double quantile) {
      long rank = Math.max(1, (long) Math.ceil(quantile * count));
      long seen = 0;
      for (int bucket = 0; bucket < counts.length; bucket++) {
        seen += counts[bucket];
        if (seen >= rank) {
          return Math.min(top(bucket), largest);
        }
      }
      return 0;
    }

    /**
     * The tops of the buckets that hold anything, once each: the values themselves are not kept.
     */
    @Override
    public long[] getValues() {
      long[] tops = new long[counts.length];
      int found = 0;
      for (int bucket = 0; bucket < counts.length; bucket++) {
        if (counts[bucket] > 0) {
          tops[found] = Math.min(top(bucket), largest);
          found++;
        }
      }
      return Arrays.copyOf(tops, found);
    }

    @Override
    public int size() {
      return (int) Math.min(count, Integer.MAX_VALUE);
    }

    @Override
    public double getMean() {
      return count == 0 ? 0 : sum / count;
    }

    @Override
    public double getStdDev() {
      double mean = getMean();
      return count == 0 ? 0 : Math.sqrt(Math.max(0, squares / count - mean * mean));
    }

    @Override
    public long getMax() {
      return largest;
    }

    @Override
    public long getMin() {
      return smallest;
    }
  }
}
