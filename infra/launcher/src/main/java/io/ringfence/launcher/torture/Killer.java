package io.ringfence.launcher.torture;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.launcher.process.JobWatch;
import io.ringfence.launcher.process.TorturedReplay;
import io.ringfence.launcher.torture.KillPlan.Moment;
import io.ringfence.launcher.torture.KillPlan.Victim;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Kills one run again and again, as plans say, until there are no more plans. */
final class Killer implements JobWatch, AutoCloseable {
  /** Kills in a row without a checkpoint between them; the supervisor gives up after five. */
  private static final int MOST_WITHOUT_PROGRESS = 2;

  private final TorturedReplay replay;
  private final String runId;
  private final KillStatistics statistics;
  private final Supplier<@Nullable KillPlan> plans;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          task -> Thread.ofPlatform().daemon().name("killer").unstarted(task));
  private @Nullable ChildProcess job;
  private @Nullable KillPlan plan;
  private int batches;
  private long checkpointOfLastInsert;
  private long reached;
  private int withoutProgress;
  private long killedAtNanos;
  private @Nullable Victim awaitingOutputAfter;

  /**
   * A killer of a run.
   *
   * @param plans gives the next plan; null: no more
   */
  Killer(
      TorturedReplay replay,
      String runId,
      KillStatistics statistics,
      Supplier<@Nullable KillPlan> plans) {
    this.replay = replay;
    this.runId = runId;
    this.statistics = statistics;
    this.plans = plans;
  }

  @Override
  public synchronized void started(ChildProcess started) {
    job = started;
    plan = null;
    makePlan();
  }

  @Override
  public synchronized void said(String announcement) {
    String[] words = announcement.split(" ", -1);
    if (words[0].equals("replayed")) {
      statistics.suppressed(Long.parseLong(words[3]));
    } else if (words[0].equals("stored")) {
      stored(Long.parseLong(words[2]));
    }
  }

  private void stored(long checkpoint) {
    checkpointOfLastInsert = checkpoint;
    Victim after = awaitingOutputAfter;
    if (after != null) {
      statistics.firstOutput(after, Duration.ofNanos(System.nanoTime() - killedAtNanos));
      awaitingOutputAfter = null;
    }
    batches++;
    KillPlan next = plan;
    if (next != null
        && next.moment() instanceof Moment.AfterBatches(int count)
        && batches >= count) {
      kill(next);
    }
  }

  private void makePlan() {
    batches = 0;
    KillPlan next = plans.get();
    plan = next;
    if (next != null && next.moment() instanceof Moment.AfterTime(Duration time)) {
      clock.schedule(() -> killInTime(next), time.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void killInTime(KillPlan due) {
    if (plan == due) {
      kill(due);
    }
  }

  private void kill(KillPlan due) {
    ChildProcess victim = job;
    if (victim == null || !victim.isAlive() || mustLetItGoOn(due)) {
      return;
    }
    killedAtNanos = System.nanoTime();
    switch (due.victim()) {
      case JOB -> victim.kill();
      case ENGINE -> replay.killEngine();
    }
    // The insert is on record only in a checkpoint after its own.
    long latest = replay.checkpoints(runId).latest();
    boolean isBetween = checkpointOfLastInsert > 0 && latest <= checkpointOfLastInsert;
    statistics.killed(due.victim(), isBetween);
    awaitingOutputAfter = due.victim();
    plan = null;
    if (due.victim() == Victim.ENGINE) {
      makePlan();
    }
  }

  private boolean mustLetItGoOn(KillPlan due) {
    long latest = replay.checkpoints(runId).latest();
    withoutProgress = latest > reached ? 0 : withoutProgress + 1;
    reached = Math.max(reached, latest);
    if (withoutProgress > MOST_WITHOUT_PROGRESS) {
      withoutProgress--;
      clock.schedule(() -> killInTime(due), 300, TimeUnit.MILLISECONDS);
      return true;
    }
    return false;
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
