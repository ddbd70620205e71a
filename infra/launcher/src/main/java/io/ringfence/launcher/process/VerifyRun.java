package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Checks a workbook in a process of reporting's own; starts no engine and asks no network. */
public final class VerifyRun {
  private static final String VERIFY = "io.ringfence.reporting.VerifyMain";

  /** Intact, re-saved, altered, superseded, unsigned or by another key. */
  private static final Set<Integer> VERDICTS = Set.of(0, 5, 6, 7, 8);

  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private VerifyRun() {}

  /**
   * Checks a file; the answer is printed.
   *
   * @param arguments the file and options, as the check takes them
   * @return the exit code that stands for the answer
   */
  public static int run(Workplace workplace, List<String> arguments) {
    JavaCommand command =
        workplace
            .installation()
            .command(Module.REPORTING, "verify", VERIFY)
            .withArguments(arguments);
    ChildLines lines = new ChildLines(workplace.terminal(), Progress.SILENT);
    try (Cleanup cleanup = Cleanup.onExit();
        ChildProcess child =
            cleanup.closing(ChildProcess.start(command, lines::output, lines::error))) {
      while (!child.awaitEnd(LOOK_EVERY)) {
        // Nothing to do but to look again.
      }
      cleanup.requireNotInterrupted();
      int status = child.exitValue();
      if (VERDICTS.contains(status) && !lines.hasSaidWhy()) {
        return status;
      }
      throw Worker.childFailed("verify", status, lines);
    }
  }
}
