package io.ringfence.launcher.bench;

import io.ringfence.domain.stress.PriceLadder;
import io.ringfence.domain.stress.PriceLadder.Rungs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Liquidation ladders: what each of 1,000 joint shocks liquidates of all positions, from prefix
 * sums over sorted liquidation prices, beside a brute force of vectors. Whole numbers, equal to the
 * last digit. The ladders are there already, as the exposure index keeps them; building them is a
 * line of its own.
 */
final class StressBench {
  private static final int SHOCKS = 1_000;
  private static final double TARGET_SECONDS = 0.100;
  private static final double TARGET_RATIO = 50;

  private final BenchOptions options;
  private final Report report;

  StressBench(BenchOptions options, Report report) {
    this.options = options;
    this.report = report;
  }

  void run() {
    StressWorkload work =
        StressWorkload.of(options.positions(), options.instruments(), SHOCKS, options.seed());
    List<PriceLadder> ladders = ladders(work);
    Rungs ours = rungs(work, ladders);
    VectorLadderPeer vectors = new VectorLadderPeer(work);
    double[][] rates = rates(SHOCKS, List.of(() -> rungs(work, ladders), vectors::rungs));
    List<Measure> measures =
        List.of(
            new Measure("ringfence", rates[0], true),
            new Measure("vector-scan", rates[1], isEqual(ours, vectors.rungs())));
    Goal goal =
        options.isFullSize()
            ? new Goal(
                options.positions() * (double) SHOCKS / TARGET_SECONDS,
                Map.of("vector-scan", TARGET_RATIO),
                Map.of())
            : Goal.NONE;
    report.add(workload("ladder-" + SHOCKS, "positions x shocks/s"), goal, measures);
    report.add(
        workload("build", "positions/s"),
        Goal.NONE,
        List.of(new Measure("ringfence", builds(work), isEqual(ours, rungs(work, ladders(work))))));
  }

  private Workload workload(String name, String unit) {
    return new Workload("stress", name, unit, options.seed());
  }

  private static boolean isEqual(Rungs left, Rungs right) {
    return Arrays.equals(left.liquidated(), right.liquidated())
        && Arrays.equals(left.burned(), right.burned())
        && Arrays.equals(left.forced(), right.forced());
  }

  private static List<PriceLadder> ladders(StressWorkload work) {
    List<PriceLadder> ladders = new ArrayList<>(work.lists());
    for (int list = 0; list < work.lists(); list++) {
      ladders.add(
          PriceLadder.of(
              work.deadAt()[list],
              work.wallet()[list],
              work.quantity()[list],
              work.diesBelow(list)));
    }
    return ladders;
  }

  private static Rungs rungs(StressWorkload work, List<PriceLadder> ladders) {
    Rungs rungs = Rungs.of(work.shocks());
    for (int list = 0; list < ladders.size(); list++) {
      ladders.get(list).addDead(work.marksOf(list), rungs);
    }
    return rungs;
  }

  private double[] builds(StressWorkload work) {
    return rates(1, List.of(() -> Rungs.of(ladders(work).size())))[0];
  }

  /** Contestants take turns: a second of processor time each, as often as fits into a round. */
  private double[][] rates(int shocks, List<Supplier<Rungs>> contestants) {
    double[][] rates = new double[contestants.size()][options.rounds()];
    for (int round = -1; round < options.rounds(); round++) {
      for (int i = 0; i < contestants.size(); i++) {
        rates[i][Math.max(round, 0)] = rate(shocks, contestants.get(i));
      }
    }
    return rates;
  }

  private double rate(int shocks, Supplier<Rungs> work) {
    long since = ProcessorTime.nanos();
    long until = since + options.millis() * 1_000_000L;
    long done = 0;
    long kept = 0;
    do {
      kept += work.get().burned().length;
      done += (long) shocks * options.positions();
    } while (ProcessorTime.nanos() < until);
    if (kept == 0) {
      throw new IllegalStateException("a pass must answer something");
    }
    return ProcessorTime.rate(done, since);
  }
}
