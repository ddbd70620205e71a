package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Progress;
import io.ringfence.launcher.terminal.Terminal;
import java.time.Duration;

/**
 * Runs one child to its end, shows its progress and hears what it says.
 *
 * @param store what it writes to; when that ends, so does the child
 * @param cleanup closes the child when this process is told to end
 * @param terminal where the person reads
 */
record Worker(Store store, Cleanup cleanup, Terminal terminal) {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private static final int WRONG_INPUT = 2;

  /**
   * Runs the command.
   *
   * @param progress is told of every progress line
   * @return what the child said at its end, JSON
   * @throws CommandFailure when it, or the store, ends before it is done
   */
  String run(JavaCommand command, Progress progress) {
    ChildLines lines = new ChildLines(terminal, progress);
    try (ChildProcess child =
        cleanup.closing(ChildProcess.start(command, lines::output, lines::error))) {
      while (store.isAlive() && !child.awaitEnd(LOOK_EVERY)) {
        // Nothing to do but to look again.
      }
      String done = lines.done();
      if (done != null && !child.isAlive() && child.exitValue() == 0) {
        return done;
      }
      cleanup.requireNotInterrupted();
      if (!store.isAlive()) {
        child.kill();
        throw storeEnded(command.name());
      }
      throw childFailed(command.name(), child.exitValue(), lines);
    }
  }

  private static CommandFailure storeEnded(String name) {
    return new CommandFailure(
        ExitCode.FAILED,
        "the ClickHouse engine ended while the "
            + name
            + " was running: nothing was written,"
            + " run it again");
  }

  static CommandFailure childFailed(String name, int status, ChildLines lines) {
    ExitCode exitCode = status == WRONG_INPUT ? ExitCode.WRONG_INPUT : ExitCode.FAILED;
    return new CommandFailure(
        exitCode, lines.reason().orElse("the " + name + " ended with status " + status));
  }
}
