package io.ringfence.launcher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast an amount is shared out to one common level: beside a quadratic solver at 2,000 donors,
 * and alone at 1,000,000. A peer's answer counts when it is feasible and its objective equals ours,
 * both to one part in a million; ours must add up to the last unit.
 */
final class ReallocationBench {
  private static final int SMALL = 2_000;
  private static final double EQUAL = 1e-6;
  private static final double TARGET_RATIO = 100;
  private static final double TARGET_SECONDS = 0.150;

  private final BenchOptions options;
  private final Report report;

  ReallocationBench(BenchOptions options, Report report) {
    this.options = options;
    this.report = report;
  }

  void run() {
    int small = Math.min(SMALL, options.positions());
    run(
        FillWorkload.of(small, options.seed()),
        List.of(new FairSharesPeer(), new QuadraticPeer(), new BreakpointPeer()),
        new Goal(0, Map.of("ojalgo-qp", TARGET_RATIO), Map.of()));
    run(
        FillWorkload.of(options.positions(), options.seed()),
        List.of(new FairSharesPeer(), new BreakpointPeer()),
        options.isFullSize()
            ? new Goal(options.positions() / TARGET_SECONDS, Map.of(), Map.of())
            : Goal.NONE);
  }

  private void run(FillWorkload work, List<FillPeer> peers, Goal goal) {
    double best = work.objective(new FairSharesPeer().shares(work));
    List<Measure> measures = new ArrayList<>();
    for (FillPeer peer : peers) {
      double[] perRound = new double[options.rounds()];
      boolean equal = isEqual(work, peer.shares(work), best) && addsUp(work);
      warmUp(work, peer);
      for (int round = 0; round < perRound.length; round++) {
        perRound[round] = rate(work, peer);
      }
      measures.add(new Measure(peer.name(), perRound, equal));
    }
    report.add(
        new Workload("reallocation", "fill-" + work.size(), "positions/s", options.seed()),
        goal,
        measures);
  }

  private static boolean isEqual(FillWorkload work, double[] shares, double best) {
    double apart = Math.abs(work.objective(shares) - best) / Math.abs(best);
    return apart <= EQUAL && work.violation(shares) <= EQUAL;
  }

  private static boolean addsUp(FillWorkload work) {
    long left = work.amount();
    long[] units = new FairSharesPeer().units(work);
    for (int i = 0; i < units.length; i++) {
      if (units[i] < 0 || units[i] > work.cap()[i]) {
        return false;
      }
      left -= units[i];
    }
    return left == 0;
  }

  private void warmUp(FillWorkload work, FillPeer peer) {
    rate(work, peer);
  }

  /** Positions a second of processor time; as often as fits into a round, at least once. */
  private double rate(FillWorkload work, FillPeer peer) {
    long since = ProcessorTime.nanos();
    long until = since + options.millis() * 1_000_000L;
    long done = 0;
    double kept = 0;
    do {
      kept += peer.shares(work)[0];
      done += work.size();
    } while (ProcessorTime.nanos() < until);
    if (kept < 0) {
      throw new IllegalStateException("shares must not be negative");
    }
    return ProcessorTime.rate(done, since);
  }
}
