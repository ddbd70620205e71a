package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Goal;
import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Population;
import io.ringfence.launcher.bench.Report;
import io.ringfence.launcher.bench.Workload;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** B3: how many ticks a job takes on two cores, beside what Flink offers. */
final class StreamBench {
  /** Marks of a tape in one direction: 5,000 or more of each instrument. */
  private static final int TAPE = 1 << 20;

  private static final double FAIR = 0.7;

  private final StreamOptions options;
  private final Report report;

  StreamBench(StreamOptions options, Report report) {
    this.options = options;
    this.report = report;
  }

  void run() {
    for (int perInstrument : options.perInstrument()) {
      run(perInstrument);
    }
  }

  private void run(int perInstrument) {
    int instruments = Math.max(1, options.positions() / perInstrument);
    Population population =
        Population.uniform(options.seed(), options.positions(), instruments, StreamOptions.DESKS);
    TickTape tape = new TickTape(options.seed(), population, TAPE);
    List<StreamPeer> peers =
        List.of(
            new RingfencePeer(2),
            new FanOutPeer(),
            new ScanPeer(),
            SqlPeer.atOnce(),
            SqlPeer.miniBatch(),
            SqlPeer.staleMiniBatch());
    double[][] rates = new double[peers.size()][options.rounds()];
    boolean[] equal = new boolean[peers.size()];
    Arrays.fill(equal, true);
    for (int round = options.firstRound(); round < options.rounds(); round++) {
      for (int peer = 0; peer < rates.length; peer++) {
        StreamRun run =
            new StreamRun(
                population,
                tape,
                Pace.free(
                    options.seconds() * 1000L,
                    peers.get(peer).mostTicks((double) options.seconds() / perInstrument)));
        StreamJob.run(peers.get(peer), run);
        equal[peer] &= StreamOracle.agrees(peers.get(peer), run);
        if (round >= 0) {
          rates[peer][round] = run.ticksPerSecond();
        }
      }
    }
    List<Measure> measures = new ArrayList<>();
    for (int peer = 0; peer < rates.length; peer++) {
      measures.add(new Measure(peers.get(peer).name(), rates[peer], equal[peer]));
    }
    report.add(
        new Workload("stream", perInstrument + "-per-instrument", "ticks/s", options.seed()),
        goal(perInstrument),
        measures);
  }

  /** Peers' figures at 1,000 positions an instrument are known; a scan of more takes longer. */
  private Goal goal(int perInstrument) {
    if (!options.isFullSize()) {
      return Goal.NONE;
    }
    double share = FAIR * 1_000 / perInstrument;
    return new Goal(
        2e6,
        Map.of("naive-fan-out", 1000.0, "operator-scan", 100.0, "flink-sql-mini-batch", 20.0),
        Map.of(
            "naive-fan-out", 500 * share,
            "operator-scan", 9_800 * share,
            "flink-sql-mini-batch", 47_000 * share));
  }
}
