package io.ringfence.launcher.torture;

import io.ringfence.launcher.load.OpenLoop;
import io.ringfence.launcher.process.ProcessorTime;
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
 * @param bytes bytes of tables that came in that time
 * @param isAlive whether API and engine still run
 * @param peakMebibytes most memory of the API's process, MiB
 */
public record ApiTortureReport(
    ApiTorture.Wish wish,
    AttackLog log,
    Half calm,
    Half attacked,
    long bytes,
    boolean isAlive,
    long peakMebibytes) {
  private static final int OK = 200;
  private static final double MOST = 2;
  private static final double MEDIAN = 50;
  private static final double P99 = 99;
  private static final double MICROS = 1_000;
  private static final double MEGA = 1e6;

  /**
   * The others for a time.
   *
   * @param others what came of their questions
   * @param burnt processor time of everybody in that time
   */
  public record Half(OpenLoop.Outcome others, ProcessorTime burnt) {
    private double p99() {
      return others.percentile(P99);
    }
  }

  /** Times the others' p99 of the run without attackers. */
  public double ratio() {
    return attacked.p99() / Math.max(1, calm.p99());
  }

  /**
   * Whether it proves what it is for: nothing broke, and nobody else was refused. How much slower
   * the others became is measured and said; it depends on the machine.
   */
  public boolean isGood() {
    return isAlive
        && log.isGood(wish.attacks())
        && calm.others().isAll(OK)
        && attacked.others().isAll(OK);
  }

  /** For people. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Attacks attack : wish.attacks()) {
      String ends =
          new TreeMap<>(log.of(attack))
              .entrySet().stream()
                  .map(end -> end.getValue() + " x " + AttackLog.words(end.getKey()))
                  .collect(Collectors.joining(", "));
      lines.add(String.format(Locale.ROOT, "%-26s %s", attack.words(), ends));
    }
    lines.add(
        "others                     " + attacked.others().statuses() + " beside the attackers");
    lines.add(
        String.format(
            Locale.ROOT,
            "others' median             %.1f ms without, %.1f ms with",
            calm.others().percentile(MEDIAN) / MICROS,
            attacked.others().percentile(MEDIAN) / MICROS));
    lines.add(
        String.format(
            Locale.ROOT,
            "others' p99                %.1f ms without, %.1f ms with: %.1f times, %s of %.0f (%d"
                + " requests a second)",
            calm.p99() / MICROS,
            attacked.p99() / MICROS,
            ratio(),
            ratio() <= MOST ? "within the target" : "MISSES the target",
            MOST,
            wish.perSecond()));
    lines.add(
        String.format(
            Locale.ROOT,
            "tables                     %.0f MB a second",
            bytes / MEGA / wish.seconds()));
    lines.add("processor time             %s without".formatted(calm.burnt().words()));
    lines.add("                           %s with".formatted(attacked.burnt().words()));
    lines.add(
        "server                     %s, never above a heap of 512 MiB; %s MiB of memory at most"
            .formatted(isAlive ? "alive" : "DEAD", peakMebibytes));
    return lines;
  }
}
