package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.contracts.memory.ReportHeap;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.ArrayList;
import java.util.List;

/**
 * Most heap of a process, by how much it has to hold. What a process has anyway is enough for runs
 * of a few thousand positions; more is given for more, and never above half of the machine.
 */
final class Heap {
  /** A job has this for files up to {@link #JOB_FREE_BYTES}. */
  private static final long JOB_MEBIBYTES = 512;

  private static final long JOB_FREE_BYTES = 4L << 20;

  /**
   * Measured: 100,000 positions, a file of 26 MB, live in 1.2 GiB; a third more and they are hardly
   * ever collected in vain.
   */
  private static final long JOB_BYTES_PER_BYTE = 80;

  /** A check has this for files up to {@link #CHECK_FREE_BYTES}. */
  private static final long CHECK_MEBIBYTES = 256;

  private static final long CHECK_FREE_BYTES = 8L << 20;

  /** A check reads cells one by one; it keeps the file, and the texts that cells share. */
  private static final long CHECK_BYTES_PER_BYTE = 8;

  /** A file that was made to do harm gets no more, however large. */
  private static final long CHECK_MOST_MEBIBYTES = 768;

  private static final String COUNT =
      "SELECT max(n) FROM (SELECT toInt64(count()) AS n FROM position_versions GROUP BY run_id)";

  private Heap() {}

  /** A job that reads so many bytes of files of positions and wallet events. */
  static JavaCommand ofJob(JavaCommand command, long bytes) {
    long more = Math.max(0, bytes - JOB_FREE_BYTES) * JOB_BYTES_PER_BYTE >> 20;
    return with(command, bounded(JOB_MEBIBYTES, more));
  }

  /** A report on a store, by the run with the most changes of positions. */
  static JavaCommand ofReport(JavaCommand command, Store store) {
    return ofReport(command, Long.parseLong(Question.rows(store, COUNT).getFirst()));
  }

  /**
   * A report of a run with so many changes of positions.
   *
   * @throws CommandFailure when this machine has not that much
   */
  static JavaCommand ofReport(JavaCommand command, long changes) {
    ReportHeap heap = ReportHeap.of(changes);
    long machine = ReportHeap.ofMachine();
    if (!heap.fits(machine)) {
      throw new CommandFailure(ExitCode.FAILED, heap.refusal(machine));
    }
    return with(command, heap.mebibytes());
  }

  /** A check of a workbook of so many bytes. */
  static JavaCommand ofCheck(JavaCommand command, long bytes) {
    long more = Math.max(0, bytes - CHECK_FREE_BYTES) * CHECK_BYTES_PER_BYTE >> 20;
    return with(
        command, bounded(CHECK_MEBIBYTES, Math.min(more, CHECK_MOST_MEBIBYTES - CHECK_MEBIBYTES)));
  }

  private static long bounded(long least, long more) {
    return Math.max(least, Math.min(least + more, ReportHeap.ofMachine() / 2));
  }

  private static JavaCommand with(JavaCommand command, long mebibytes) {
    List<String> jvm = new ArrayList<>(command.jvmArguments());
    jvm.removeIf(option -> option.startsWith("-Xmx"));
    jvm.add("-Xmx" + mebibytes + "m");
    return command.withJvmArguments(jvm);
  }
}
