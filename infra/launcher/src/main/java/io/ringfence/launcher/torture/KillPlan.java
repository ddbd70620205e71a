package io.ringfence.launcher.torture;

import java.time.Duration;
import java.util.Random;

/**
 * Whom to kill next, and when.
 *
 * @param victim the job or the engine
 * @param moment after some stored batches, or after some time
 */
record KillPlan(Victim victim, Moment moment) {
  /** Every second kill comes right after an insert: that is where rows are lost or doubled. */
  private static final int MOST_BATCHES = 25;

  private static final int LONGEST_MILLIS = 9_000;

  /** Who dies. */
  enum Victim {
    JOB,
    ENGINE
  }

  /** When. */
  sealed interface Moment {
    /** As soon as this many batches are announced as stored. */
    record AfterBatches(int count) implements Moment {}

    /** After this time. */
    record AfterTime(Duration time) implements Moment {}
  }

  /** Draws a plan. */
  static KillPlan draw(Random random) {
    Victim victim = random.nextInt(4) == 0 ? Victim.ENGINE : Victim.JOB;
    Moment moment =
        random.nextBoolean()
            ? new Moment.AfterBatches(1 + random.nextInt(MOST_BATCHES))
            : new Moment.AfterTime(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)));
    return new KillPlan(victim, moment);
  }

  /** The job, as soon as one batch is stored. */
  static KillPlan jobAfterFirstBatch() {
    return new KillPlan(Victim.JOB, new Moment.AfterBatches(1));
  }
}
