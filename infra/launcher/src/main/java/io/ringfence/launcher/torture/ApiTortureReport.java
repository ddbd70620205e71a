package io.ringfence.launcher.torture;

import io.ringfence.launcher.load.OpenLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What came of the attacks.
 *
 * @param wish what was wanted
 * @param log how each attack ended
 * @param calm the others without attackers
 * @param attacked the others beside them
 * @param isAlive whether API and engine still run
 * @param peakMebibytes most memory of the API's process, MiB
 */
public record ApiTortureReport(
    ApiTorture.Wish wish,
    AttackLog log,
    OpenLoop.Outcome calm,
    OpenLoop.Outcome attacked,
    boolean isAlive,
    long peakMebibytes) {
  private static final int OK = 200;
  private static final double MOST = 2;
  private static final double P99 = 99;
  private static final double MICROS = 1_000;

  /** Times the others' p99 of the run without attackers. */
  public double ratio() {
    return (double) attacked.percentile(P99) / Math.max(1, calm.percentile(P99));
  }

  /**
   * Whether it proves what it is for: nothing broke, and nobody else was refused. How much slower
   * the others became is measured and said; it depends on the machine.
   */
  public boolean isGood() {
    return isAlive && log.isGood() && calm.isAll(OK) && attacked.isAll(OK);
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Attacks attack : Attacks.values()) {
      String ends =
          new TreeMap<>(log.of(attack))
              .entrySet().stream()
                  .map(end -> end.getValue() + " x " + AttackLog.words(end.getKey()))
                  .collect(Collectors.joining(", "));
      lines.add(String.format(Locale.ROOT, "%-26s %s", attack.words(), ends));
    }
    lines.add("others                     " + attacked.statuses() + " beside the attackers");
    lines.add(
        String.format(
            Locale.ROOT,
            "others' p99                %.1f ms without, %.1f ms with: %.1f times, %s of %.0f (%d"
                + " requests a second)",
            calm.percentile(P99) / MICROS,
            attacked.percentile(P99) / MICROS,
            ratio(),
            ratio() <= MOST ? "within the target" : "MISSES the target",
            MOST,
            wish.perSecond()));
    lines.add(
        "server                     %s, never above a heap of 512 MiB; %s MiB of memory at most"
            .formatted(isAlive ? "alive" : "DEAD", peakMebibytes));
    return lines;
  }
}
