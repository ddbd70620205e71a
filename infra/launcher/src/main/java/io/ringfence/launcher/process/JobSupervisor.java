package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Progress;
import io.ringfence.launcher.terminal.Terminal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Keeps a job and its engine going until the job is done. A job that ended without saying why (it
 * was killed, or its machine's memory was) goes on from its last checkpoint; one that said why has
 * decided so and is not started again, nor is one with wrong input. An engine that died is started
 * again on its data while the job waits for it. How often stands in {@link Restarts}.
 *
 * @param store what the job writes to
 * @param cleanup closes the job when this process is told to end
 * @param terminal where the person reads
 * @param checkpoints how far the job has come
 * @param watch sees the starts
 */
public record JobSupervisor(
    Store store, Cleanup cleanup, Terminal terminal, CheckpointFolder checkpoints, JobWatch watch) {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final String RESUME = "--resume";
  private static final int DONE = 0;
  private static final int WRONG_INPUT = 2;

  /**
   * Runs the job to its end.
   *
   * @return what it said then
   * @throws CommandFailure when it, or the engine, cannot be kept going
   */
  public DoneLine run(JavaCommand job, Progress progress) {
    Restarts jobs = new Restarts();
    Restarts engines = new Restarts();
    for (JavaCommand next = job; ; next = resuming(job)) {
      ChildLines lines = new ChildLines(terminal, progress, watch::said);
      int status = runOnce(next, lines, engines);
      String done = lines.done();
      if (status == DONE && done != null) {
        return DoneLine.parse(done);
      }
      requireWanted(status);
      if (status == WRONG_INPUT
          || lines.hasSaidWhy()
          || !jobs.allowsOneMore(checkpoints.latest())) {
        throw Worker.childFailed(job.name(), status, lines);
      }
      terminal.note(
          "the %s ended with status %s: it goes on from its last checkpoint"
              .formatted(job.name(), status));
      LockSupport.parkNanos(jobs.pause().toNanos());
    }
  }

  /**
   * A killed job is back as soon as can be; of any other end it is asked whether it was told to.
   */
  private void requireWanted(int status) {
    if (status == Cleanup.KILLED) {
      cleanup.requireNotInterruptedYet();
    } else {
      cleanup.requireNotInterrupted();
    }
  }

  private static JavaCommand resuming(JavaCommand job) {
    List<String> arguments = new ArrayList<>(job.arguments());
    if (!arguments.contains(RESUME)) {
      arguments.add(RESUME);
    }
    return job.withArguments(arguments);
  }

  private int runOnce(JavaCommand command, ChildLines lines, Restarts engines) {
    try (ChildProcess child =
        cleanup.closing(ChildProcess.start(command, lines::output, lines::error))) {
      watch.started(child);
      while (!child.awaitEnd(LOOK_EVERY)) {
        if (!store.isAlive()) {
          startEngineAgain(engines);
        }
      }
      return child.exitValue();
    }
  }

  private void startEngineAgain(Restarts engines) {
    cleanup.requireNotInterrupted();
    if (!engines.allowsOneMore(checkpoints.latest())) {
      throw new CommandFailure(
          ExitCode.FAILED,
          "the ClickHouse engine ended %s times while the job could not complete a checkpoint"
              .formatted(Restarts.MOST_WITHOUT_PROGRESS + 1));
    }
    terminal.note("the ClickHouse engine ended: it is started again on its data, the job waits");
    LockSupport.parkNanos(engines.pause().toNanos());
    store.startAgain();
  }
}
