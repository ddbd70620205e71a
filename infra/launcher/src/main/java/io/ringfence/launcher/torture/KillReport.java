package io.ringfence.launcher.torture;

import io.ringfence.launcher.process.DoneLine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * What came of a torture run.
 *
 * @param seed of the moments
 * @param runs runs that were killed, each until it was done
 * @param differing runs whose digest or number of rows differs from the undisturbed run's
 * @param undisturbed the run nobody killed
 * @param controlFails whether a run without insert tokens stored rows twice and said so
 * @param statistics kills and times
 */
public record KillReport(
    long seed,
    int runs,
    int differing,
    DoneLine undisturbed,
    boolean controlFails,
    KillStatistics statistics) {
  private static final int MEDIAN = 50;
  private static final int P95 = 95;
  private static final int LAST = 100;
  private static final double MILLIS = 1000;

  /**
   * Whether it proves what it is for. Where kills fell is judged from {@link
   * KillStatistics#FEWEST_TO_JUDGE} of them on: of a handful, one is a fifth.
   */
  public boolean isGood() {
    return differing == 0
        && controlFails
        && statistics.batchesSuppressed() > 0
        && statistics.haveFallenWhereTheyHurt();
  }

  /** For people. */
  public List<String> lines() {
    int kills = statistics.kills();
    return List.of(
        "kills             %s (job %s, engine %s) in %s runs, seed %s"
            .formatted(kills, statistics.jobKills(), statistics.engineKills(), runs, seed),
        "between           %s kills (%s %%) between an insert and the checkpoint that records it%s"
            .formatted(
                statistics.betweenInsertAndCheckpoint(),
                kills == 0 ? 0 : 100 * statistics.betweenInsertAndCheckpoint() / kills,
                statistics.haveFallenWhereTheyHurt()
                    ? ""
                    : ": TOO FEW, at least %s %% must"
                        .formatted(KillStatistics.LEAST_PERCENT_BETWEEN)),
        "suppressed        %s batches, %s rows sent again and dropped by their tokens"
            .formatted(statistics.batchesSuppressed(), statistics.rowsSuppressed()),
        "control           a run without tokens %s"
            .formatted(controlFails ? "stored rows twice, as it must" : "DID NOT store rows twice"),
        "undisturbed       %s rows, digest %s".formatted(undisturbed.rows(), undisturbed.digest()),
        "differing         %s of %s runs".formatted(differing, runs),
        "first output      after a killed job " + times(statistics::afterJob),
        "first output      after a killed engine " + times(statistics::afterEngine));
  }

  /** Unknown, not zero, where no kill was followed by output. */
  private static String times(IntFunction<Optional<Duration>> percentiles) {
    return percentiles
        .apply(LAST)
        .map(
            longest ->
                String.format(
                    Locale.ROOT,
                    "median %.1f s, p95 %.1f s, longest %.1f s",
                    seconds(percentiles.apply(MEDIAN).orElse(longest)),
                    seconds(percentiles.apply(P95).orElse(longest)),
                    seconds(longest)))
        .orElse("none: nothing was left to store");
  }

  private static double seconds(Duration time) {
    return time.toMillis() / MILLIS;
  }
}
