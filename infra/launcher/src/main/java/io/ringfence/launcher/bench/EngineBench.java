package io.ringfence.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** B1: how many ticks a core takes, in calm and in a crash. */
final class EngineBench {
  private static final int CRASH_TICKS = 50;

  /** Ticks between two looks at the clock; a scan takes thousands of times longer than we do. */
  private static final int FEW = 4;

  private static final int MANY = 4096;

  private static final Goal CALM =
      new Goal(
          5e6,
          Map.of("hashmap-objects", 3000.0, "vector-scan", 50.0),
          Map.of("hashmap-objects", 560.0, "array-scan", 9_800.0, "vector-scan", 51_100.0));

  private static final Goal CRASH = new Goal(0, Map.of("vector-scan", 1.0), Map.of());

  private static final List<Function<Population, Peer>> PEERS =
      List.of(
          EnginePeer::new,
          DecimalMapPeer::new,
          LongMapPeer::new,
          ArrayScanPeer::new,
          VectorScanPeer::new);

  private final BenchOptions options;
  private final Report report;
  private final List<Function<Population, Peer>> peers;

  EngineBench(BenchOptions options, Report report) {
    this(options, report, PEERS);
  }

  /**
   * A benchmark with other peers.
   *
   * @param peers of the calm workloads, our own first
   */
  EngineBench(BenchOptions options, Report report, List<Function<Population, Peer>> peers) {
    this.options = options;
    this.report = report;
    this.peers = peers;
  }

  void run() {
    Population uniform =
        Population.uniform(
            options.seed(), options.positions(), options.instruments(), BenchOptions.DESKS);
    calm("uniform", uniform, options.isFullSize() ? CALM : Goal.NONE);
    crash(uniform);
    Population zipf =
        Population.zipf(
            options.seed(), options.positions(), options.instruments(), BenchOptions.DESKS);
    calm("zipf", zipf, Goal.NONE);
  }

  private void calm(String name, Population population, Goal goal) {
    List<Walker> walkers = new ArrayList<>();
    for (Function<Population, Peer> kind : peers) {
      walkers.add(
          new Walker(kind.apply(population), new MarkWalk(options.seed(), population, 5_000)));
    }
    for (int round = -1; round < options.rounds(); round++) {
      for (Walker walker : walkers) {
        double rate = walker.walk(options.millis());
        if (round >= 0) {
          walker.rates[round] = rate;
        }
      }
    }
    List<Measure> measures = new ArrayList<>();
    for (Walker walker : walkers) {
      boolean equal =
          Oracle.digest(population, walker.marks) == Oracle.digest(walker.peer, BenchOptions.DESKS);
      measures.add(new Measure(walker.peer.name(), walker.rates, equal));
    }
    report.add(new Workload("engine", name, "ticks/s", options.seed()), goal, measures);
  }

  private final class Walker {
    private final Peer peer;
    private final MarkWalk marks;
    private final double[] rates = new double[options.rounds()];

    private Walker(Peer peer, MarkWalk marks) {
      this.peer = peer;
      this.marks = marks;
    }

    private double walk(int millis) {
      int chunk = peer instanceof EnginePeer ? MANY : FEW;
      long since = ProcessorTime.nanos();
      long ticks = 0;
      while (ProcessorTime.nanos() - since < millis * 1_000_000L) {
        for (int i = 0; i < chunk; i++) {
          long mark = marks.next();
          peer.tick(marks.instrument(), mark);
        }
        ticks += chunk;
      }
      peer.sum();
      return ProcessorTime.rate(ticks, since);
    }
  }

  /** All instruments fall by a tenth in 50 ticks, sums read after each; each round begins anew. */
  private void crash(Population population) {
    List<Function<Population, Peer>> kinds =
        List.of(EnginePeer::new, ArrayScanPeer::new, VectorScanPeer::new);
    double[][] rates = new double[kinds.size()][options.rounds()];
    String[] names = new String[kinds.size()];
    boolean[] equal = new boolean[kinds.size()];
    MarkWalk fall = new MarkWalk(options.seed(), population, 5_000);
    fall.fall(1);
    long expected = Oracle.digest(population, fall);
    for (int round = -1; round < options.rounds(); round++) {
      for (int kind = 0; kind < rates.length; kind++) {
        Peer peer = kinds.get(kind).apply(population);
        double rate = fall(peer, population);
        names[kind] = peer.name();
        equal[kind] =
            (round < 0 || equal[kind]) && Oracle.digest(peer, BenchOptions.DESKS) == expected;
        if (round >= 0) {
          rates[kind][round] = rate;
        }
      }
    }
    List<Measure> measures = new ArrayList<>();
    for (int kind = 0; kind < rates.length; kind++) {
      measures.add(new Measure(names[kind], rates[kind], equal[kind]));
    }
    report.add(new Workload("engine", "crash", "ticks/s", options.seed()), CRASH, measures);
  }

  private static double fall(Peer peer, Population population) {
    long since = ProcessorTime.nanos();
    for (int tick = 1; tick <= CRASH_TICKS; tick++) {
      for (int i = 0; i < population.instruments; i++) {
        peer.tick(i, MarkWalk.fallen(population.startMark[i], (double) tick / CRASH_TICKS));
      }
      peer.sum();
    }
    return ProcessorTime.rate((long) CRASH_TICKS * population.instruments, since);
  }
}
