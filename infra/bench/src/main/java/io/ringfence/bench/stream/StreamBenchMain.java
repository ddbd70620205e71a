package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Oracle;
import io.ringfence.launcher.bench.Population;

/** Try. */
public final class StreamBenchMain {
  private StreamBenchMain() {}

  /** Entry. */
  public static void main(String[] arguments) {
    int positions = Integer.parseInt(arguments[0]);
    int instruments = Integer.parseInt(arguments[1]);
    Pace pace = new Pace(Long.parseLong(arguments[2]), Long.parseLong(arguments[3]));
    Population population = Population.uniform(1, positions, instruments, 50);
    TickTape tape = new TickTape(1, population, 1 << 20);
    for (int round = 0; round < Integer.parseInt(arguments[4]); round++) {
      StreamRun run = new StreamRun(population, tape, pace);
      StreamJob.run(new RingfencePeer(Integer.parseInt(arguments[5])), run);
      TickTape.Reach reach = tape.reach(run.played);
      long oracle = Oracle.digest(population, reach.lows(), reach.highs(), reach.last());
      System.out.printf(
          java.util.Locale.ROOT,
          "%,.0f ticks/s, %s ticks, %s alerts, p50 %.2f p99 %.2f p99.9 %.2f p99.99 %.2f max %.2f ms, digest %s%n",
          run.ticksPerSecond(),
          run.played,
          run.alerts.count(),
          run.latency.getValueAtPercentile(50) / 1e6,
          run.latency.getValueAtPercentile(99) / 1e6,
          run.latency.getValueAtPercentile(99.9) / 1e6,
          run.latency.getValueAtPercentile(99.99) / 1e6,
          run.latency.getMaxValue() / 1e6,
          oracle == run.digest());
    }
  }
}
