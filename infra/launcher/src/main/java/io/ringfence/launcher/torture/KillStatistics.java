package io.ringfence.launcher.torture;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What happened in a torture run. */
public final class KillStatistics {
  /** Share of the kills that must fall between an insert and the checkpoint that records it. */
  static final int LEAST_PERCENT_BETWEEN = 30;

  /** Kills from which that share is judged. */
  static final int FEWEST_TO_JUDGE = 20;

  private static final int PERCENT = 100;

  private final List<Duration> untilOutputAfterJob = new ArrayList<>();
  private final List<Duration> untilOutputAfterEngine = new ArrayList<>();
  private int jobKills;
  private int engineKills;
  private int betweenInsertAndCheckpoint;
  private int batchesSuppressed;
  private long rowsSuppressed;

  synchronized void killed(KillPlan.Victim victim, boolean isBetween) {
    switch (victim) {
      case JOB -> jobKills++;
      case ENGINE -> engineKills++;
    }
    betweenInsertAndCheckpoint += isBetween ? 1 : 0;
  }

  synchronized void firstOutput(KillPlan.Victim victim, Duration after) {
    switch (victim) {
      case JOB -> untilOutputAfterJob.add(after);
      case ENGINE -> untilOutputAfterEngine.add(after);
    }
  }

  synchronized void suppressed(long rows) {
    batchesSuppressed++;
    rowsSuppressed += rows;
  }

  synchronized int kills() {
    return jobKills + engineKills;
  }

  synchronized int jobKills() {
    return jobKills;
  }

  synchronized int engineKills() {
    return engineKills;
  }

  synchronized int betweenInsertAndCheckpoint() {
    return betweenInsertAndCheckpoint;
  }

  /** Whether enough kills fell where rows are lost or doubled, or there were too few to say. */
  synchronized boolean haveFallenWhereTheyHurt() {
    return kills() < FEWEST_TO_JUDGE || isEnough(kills());
  }

  /** Whether one more kill may fall anywhere, and still enough of them fall where it hurts. */
  synchronized boolean mayFallAnywhere() {
    return isEnough(kills() + 1);
  }

  private boolean isEnough(int ofKills) {
    return betweenInsertAndCheckpoint * PERCENT >= ofKills * LEAST_PERCENT_BETWEEN;
  }

  synchronized int batchesSuppressed() {
    return batchesSuppressed;
  }

  synchronized long rowsSuppressed() {
    return rowsSuppressed;
  }

  synchronized Optional<Duration> afterJob(int percentile) {
    return percentile(untilOutputAfterJob, percentile);
  }

  synchronized Optional<Duration> afterEngine(int percentile) {
    return percentile(untilOutputAfterEngine, percentile);
  }

  /** Nearest rank; empty where no output after a kill was seen. */
  private static Optional<Duration> percentile(List<Duration> times, int percentile) {
    int rank = (times.size() * percentile + PERCENT - 1) / PERCENT;
    return times.stream().sorted().skip(Math.max(0, rank - 1)).findFirst();
  }
}
