package io.ringfence.launcher.process;

import java.time.Duration;

/**
 * When a job that was killed is started again: at once, and at most five times without a checkpoint
 * completed in between, with a growing pause from the second of them on.
 */
final class Restarts {
  static final int MOST_WITHOUT_PROGRESS = 5;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

  private long reached;
  private int withoutProgress;

  /**
   * Counts an end.
   *
   * @param checkpoint number of the last completed checkpoint, 0: none
   * @return whether the job may be started again
   */
  boolean allowsOneMore(long checkpoint) {
    withoutProgress = checkpoint > reached ? 1 : withoutProgress + 1;
    reached = Math.max(reached, checkpoint);
    return withoutProgress <= MOST_WITHOUT_PROGRESS;
  }

  /** How long to wait before the next start. */
  Duration pause() {
    return withoutProgress <= 1
        ? Duration.ZERO
        : FIRST_PAUSE.multipliedBy(1L << (withoutProgress - 2));
  }
}
