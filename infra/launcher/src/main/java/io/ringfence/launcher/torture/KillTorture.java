package io.ringfence.launcher.torture;

import io.ringfence.launcher.process.Cleanup;
import io.ringfence.launcher.process.DoneLine;
import io.ringfence.launcher.process.JobWatch;
import io.ringfence.launcher.process.ReplayInputs;
import io.ringfence.launcher.process.TorturedReplay;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The real job and the real engine killed with {@code kill -9} until there were enough kills: every
 * run must end with exactly the rows of a run nobody disturbed. A control run without insert tokens
 * must not.
 */
public final class KillTorture {
  private static final String REFERENCE = "undisturbed";
  private static final String CONTROL = "control";
  private static final int KILLS_OF_CONTROL = 3;

  /** Runs beyond those the kills need, until a token has kept rows from being stored twice. */
  private static final int MOST_RUNS_FOR_A_REPLAY = 5;

  private final Workplace workplace;
  private final TorturedReplay replay;
  private final int kills;
  private final Random random;
  private final KillStatistics statistics = new KillStatistics();

  private KillTorture(Workplace workplace, TorturedReplay replay, Wish wish) {
    this.workplace = workplace;
    this.replay = replay;
    this.kills = wish.kills();
    this.random = new Random(wish.seed());
  }

  /**
   * What is wanted.
   *
   * @param kills how many kills at least
   * @param seed of the moments; the machine's own timing adds to them
   */
  public record Wish(int kills, long seed) {}

  /**
   * Tortures.
   *
   * @param throughTopics whether the files are sent to topics, and those are read
   * @param wish how often, and when
   * @return what came of it
   * @throws CommandFailure when a run cannot be kept going
   */
  public static KillReport run(
      Workplace workplace, ReplayInputs inputs, boolean throughTopics, Wish wish) {
    try (Cleanup cleanup = Cleanup.onExit()) {
      TorturedReplay replay = TorturedReplay.open(workplace, cleanup, inputs, throughTopics);
      return new KillTorture(workplace, replay, wish).run(wish.seed());
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "the disk failed: " + e.getMessage(), e);
    }
  }

  private KillReport run(long seed) {
    DoneLine undisturbed = replay.run(REFERENCE, List.of(), JobWatch.NONE);
    boolean controlFails = controlFails();
    int runs = 0;
    int differing = 0;
    for (int more = 0; needsAnotherRun(more); runs++) {
      more += statistics.kills() < kills ? 0 : 1;
      DoneLine done = tortured("killed-" + (runs + 1), List.of(), this::nextPlan);
      boolean equal =
          done.digest().equals(undisturbed.digest()) && done.rows() == undisturbed.rows();
      differing += equal ? 0 : 1;
      workplace
          .terminal()
          .note(
              "run %s: %s kills so far, digest %s"
                  .formatted(runs + 1, statistics.kills(), equal ? "equal" : "DIFFERS"));
    }
    return new KillReport(seed, runs, differing, undisturbed, controlFails, statistics);
  }

  private boolean needsAnotherRun(int more) {
    return statistics.kills() < kills
        || (statistics.batchesSuppressed() == 0 && more < MOST_RUNS_FOR_A_REPLAY);
  }

  /**
   * Where chance has not yet had an insert repeated, or too few kills have fallen between an insert
   * and its checkpoint, the job dies right after an insert.
   */
  private @Nullable KillPlan nextPlan() {
    if (statistics.batchesSuppressed() == 0) {
      return KillPlan.jobAfterFirstBatch();
    }
    if (statistics.kills() >= kills) {
      return null;
    }
    KillPlan drawn = KillPlan.draw(random);
    return statistics.mayFallAnywhere() ? drawn : KillPlan.jobAfterFirstBatch();
  }

  private DoneLine tortured(String runId, List<String> more, Supplier<@Nullable KillPlan> plans) {
    try (Killer killer = new Killer(replay, runId, statistics, plans)) {
      return replay.run(runId, more, killer);
    }
  }

  /** Without tokens rows are stored twice, and the run says so. */
  private boolean controlFails() {
    KillStatistics ofControl = new KillStatistics();
    Supplier<@Nullable KillPlan> plans =
        () -> ofControl.kills() < KILLS_OF_CONTROL ? KillPlan.jobAfterFirstBatch() : null;
    try (Killer killer = new Killer(replay, CONTROL, ofControl, plans)) {
      replay.run(CONTROL, List.of("--insert-tokens", "OFF"), killer);
      return false;
    } catch (CommandFailure failure) {
      String message = String.valueOf(failure.getMessage());
      workplace.terminal().note("the control run without tokens: " + message);
      return message.contains("rows were stored twice");
    }
  }
}
