package io.ringfence.launcher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the cost of a tick grows with the positions of one instrument. A tick costs what it crosses:
 * at 2 bp that grows with the positions, so a second walk has steps that cross as many triggers
 * whatever the number of positions; its cost must stay flat.
 */
final class GrowthBench {
  private static final int[] SIZES = {1_000, 3_000, 10_000, 30_000, 100_000, 300_000, 1_000_000};
  private static final long TWO_BASIS_POINTS = 5_000;
  private static final int SAME_CROSSINGS_AT = 1_000;
  private static final double NANOS = 1e9;

  private final BenchOptions options;

  GrowthBench(BenchOptions options) {
    this.options = options;
  }

  void run() throws IOException {
    List<Growth.Point> points = new ArrayList<>();
    for (int size : SIZES) {
      if (size <= options.positions()) {
        points.add(measure(size));
        System.err.println(points.getLast().csv());
      }
    }
    Files.createDirectories(options.out());
    Growth growth = new Growth(points);
    Path csv = Files.write(options.out().resolve("growth.csv"), growth.csv());
    Path png = options.out().resolve("growth.png");
    GrowthPlot.write(growth, png);
    System.out.println(growth.summary());
    System.out.println(csv);
    System.out.println(png);
  }

  private Growth.Point measure(int size) {
    Population population = Population.uniform(options.seed(), size, 1, BenchOptions.DESKS);
    EnginePeer engine = new EnginePeer(population);
    long divisor = TWO_BASIS_POINTS * size / SAME_CROSSINGS_AT;
    double even = nanos(engine, new MarkWalk(options.seed(), population, divisor), 1024);
    engine.books[0].tick(population.startMark[0]);
    long before = engine.books[0].crossings();
    MarkWalk walk = new MarkWalk(options.seed(), population, TWO_BASIS_POINTS);
    double wide = nanos(engine, walk, 256);
    double crossings = (double) (engine.books[0].crossings() - before) / walk.steps();
    VectorScanPeer scan = new VectorScanPeer(population);
    double scanned = nanos(scan, new MarkWalk(options.seed(), population, TWO_BASIS_POINTS), 4);
    return new Growth.Point(size, even, wide, crossings, scanned);
  }

  /** The second half of the time is measured, the first warms up. */
  private double nanos(Peer peer, MarkWalk marks, int chunk) {
    double rate = 1;
    for (int half = 0; half < 2; half++) {
      long since = ProcessorTime.nanos();
      long ticks = 0;
      while (ProcessorTime.nanos() - since < options.millis() * 1_000_000L) {
        for (int i = 0; i < chunk; i++) {
          peer.tick(0, marks.next());
        }
        ticks += chunk;
      }
      rate = ProcessorTime.rate(ticks, since);
    }
    return NANOS / rate;
  }
}
