package io.ringfence.bench.stream;

import io.ringfence.launcher.bench.Measure;
import io.ringfence.launcher.bench.Oracle;
import io.ringfence.launcher.bench.Population;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;

/**
 * What a killed and restarted job has told, held against what it should have.
 *
 * @param name the word in the results
 * @param of how recovery was measured
 */
record RecoveryVerdict(String name, RecoveryOptions of) {
  private static final double P95 = 0.95;

  /** An alert no later than this says that the backlog is worked off. */
  static final long CURRENT_MICROS = 1_000_000;

  /**
   * The 95th percentiles of the times after kills to the first alert and to the first that is
   * current; 0 where an alert is wrong.
   *
   * @param kills epoch microseconds
   */
  List<Measure> after(List<Long> kills) throws IOException {
    List<String> result = Files.readAllLines(of.file(RecoveryJob.RESULT));
    long played = Long.parseLong(result.getFirst());
    long anchor = Long.parseLong(Files.readString(of.file(RecoveryJob.ANCHOR)));
    Population population =
        Population.uniform(of.seed(), of.positions(), of.instruments(), StreamOptions.DESKS);
    TickTape tape = TickTape.load(of.file("tape"));
    AlertFile alerts = AlertFile.read(of.file(RecoveryJob.ALERTS));
    AlertFile.Difference difference =
        alerts.against(
            AlertFile.uninterrupted(population, tape, played, anchor, of.rate()),
            anchor,
            of.rate());
    boolean isEqual =
        difference.lost() == 0
            && difference.duplicate() == 0
            && digest(alerts, result, of) == oracle(population, tape, played);
    System.err.println(
        "%s: %s kills, %s ticks, %s alerts, lost %s, duplicate %s"
            .formatted(
                name,
                kills.size(),
                played,
                alerts.due().length,
                difference.lost(),
                difference.duplicate()));
    return List.of(
        new Measure(name, new double[] {p95(kills, alerts, Long.MAX_VALUE)}, isEqual),
        new Measure(name, new double[] {p95(kills, alerts, CURRENT_MICROS)}, isEqual));
  }

  private static long digest(AlertFile alerts, List<String> result, RecoveryOptions of) {
    long[] equity = new long[StreamOptions.DESKS];
    long[] requirement = new long[StreamOptions.DESKS];
    for (int desk = 0; desk < equity.length; desk++) {
      String[] amounts = result.get(desk + 1).split(" ", -1);
      equity[desk] = Long.parseLong(amounts[0]);
      requirement[desk] = Long.parseLong(amounts[1]);
    }
    return StreamRun.mixTotals(alerts.alerts(of.positions()).digest(), equity, requirement);
  }

  private static long oracle(Population population, TickTape tape, long played) {
    TickTape.Reach reach = tape.reach(played);
    return Oracle.digest(population, reach.lows(), reach.highs(), reach.last());
  }

  /**
   * From kills to the first alert written after each, milliseconds.
   *
   * @param latest how late it may be after its tick was due, microseconds
   */
  private static double p95(List<Long> kills, AlertFile alerts, long latest) {
    double[] millis =
        kills.stream().mapToDouble(kill -> (first(alerts, kill, latest) - kill) / 1000.0).toArray();
    Arrays.sort(millis);
    return millis[(int) Math.ceil(P95 * millis.length) - 1];
  }

  private static long first(AlertFile alerts, long kill, long latest) {
    for (int i = 0; i < alerts.written().length; i++) {
      long written = alerts.written()[i];
      if (written > kill && written - alerts.due()[i] <= latest) {
        return written;
      }
    }
    throw new IllegalStateException("no alert was written after a kill: play longer");
  }
}
