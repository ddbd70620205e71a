package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import io.ringfence.launcher.terminal.Progress;
import java.io.File;
import java.util.List;
import java.util.Set;

/** Checks a workbook in a process of reporting's own; starts no engine and asks no network. */
public final class VerifyRun {
  private static final String VERIFY = "io.ringfence.reporting.VerifyMain";

  /** Intact, re-saved, altered, superseded, unsigned or by another key. */
  private static final Set<Integer> VERDICTS = Set.of(0, 5, 6, 7, 8);

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
    Errand.Ended ended =
        Errand.run(workplace, Heap.ofCheck(command, largest(arguments)), Progress.SILENT);
    if (VERDICTS.contains(ended.status()) && !ended.lines().hasSaidWhy()) {
      return ended.status();
    }
    throw Worker.childFailed(command.name(), ended.status(), ended.lines());
  }

  /** Bytes of the largest file that is named: the workbook, or ledgers that outgrew it. */
  private static long largest(List<String> arguments) {
    return arguments.stream().mapToLong(name -> new File(name).length()).max().orElse(0);
  }
}
