package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Population;
import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.Workload;
import java.util.List;

/**
 * B3, latency: ticks are due on a schedule that waits for nobody, and an alert is as late as it is
 * after the time its tick was due.
 */
final class LatencyBench {
  private static final int TAPE = 1 << 20;
  private static final int SHARDS = 2;
  private static final double NANOS_PER_MICRO = 1e3;

  private final StreamOptions options;
  private final Report report;

  LatencyBench(StreamOptions options, Report report) {
    this.options = options;
    this.report = report;
  }

  void run() {
    int instruments = Math.max(1, options.positions() / options.perInstrument()[0]);
    Population population =
        Population.uniform(options.seed(), options.positions(), instruments, StreamOptions.DESKS);
    TickTape tape = new TickTape(options.seed(), population, TAPE);
    double[] usual = new double[options.rounds()];
    double[] rare = new double[options.rounds()];
    boolean isEqual = true;
    for (int round = options.firstRound(); round < options.rounds(); round++) {
      StreamRun run =
          new StreamRun(
              population, tape, Pace.scheduled(options.seconds() * 1000L, options.rate()));
      RingfencePeer peer = new RingfencePeer(SHARDS);
      StreamJob.run(peer, run);
      isEqual &= StreamOracle.agrees(peer, run);
      if (round >= 0) {
        usual[round] = run.latency.getValueAtPercentile(99) / NANOS_PER_MICRO;
        rare[round] = run.latency.getValueAtPercentile(99.99) / NANOS_PER_MICRO;
      }
    }
    report(isEqual, "alert-p99", usual, options.isFullSize() ? 8_000 : 0);
    report(isEqual, "alert-p99.99", rare, options.isFullSize() ? 15_000 : 0);
  }

  private void report(boolean isEqual, String name, double[] micros, double most) {
    report.addTimes(
        new Workload("stream", name, "us", options.seed()),
        most,
        List.of(new Measure("ringfence", micros, isEqual)));
  }
}
