package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.terminal.Progress;
import java.time.Duration;

/** Runs one child that needs no store to its end. */
final class Errand {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Errand() {}

  /**
   * How it ended.
   *
   * @param status its exit status
   * @param lines what it said
   */
  record Ended(int status, ChildLines lines) {}

  /**
   * Runs the command; the child ends with this process.
   *
   * @param progress is told of every progress line
   * @throws io.ringfence.launcher.terminal.CommandFailure when this process is told to end
   */
  static Ended run(Workplace workplace, JavaCommand command, Progress progress) {
    ChildLines lines = new ChildLines(workplace.terminal(), progress);
    try (Cleanup cleanup = Cleanup.onExit();
        ChildProcess child =
            cleanup.closing(ChildProcess.start(command, lines::output, lines::error))) {
      while (!child.awaitEnd(LOOK_EVERY)) {
        // Nothing to do but to look again.
      }
      if (child.exitValue() != 0) {
        cleanup.requireNotInterrupted();
      }
      return new Ended(child.exitValue(), lines);
    }
  }
}
