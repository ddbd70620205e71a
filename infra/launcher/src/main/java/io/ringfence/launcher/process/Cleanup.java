package io.ringfence.launcher.process;

import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What must not be left behind, undone in reverse order: when the work ends, and just the same when
 * the person presses Ctrl-C or the system asks the process to end.
 */
public final class Cleanup implements AutoCloseable {
  /** How long after a child's end this JVM may learn that it was told to end as well. */
  private static final Duration INTERRUPTION = Duration.ofMillis(300);

  /** Status of a child that SIGKILL has ended: no Ctrl-C does that. */
  static final int KILLED = 128 + 9;

  private final Deque<AutoCloseable> steps = new ArrayDeque<>();
  private final Thread hook = new Thread(this::interrupted, "cleanup");
  private volatile boolean interrupted;

  private Cleanup() {}

  /** A cleanup that also runs when this JVM is told to end. */
  public static Cleanup onExit() {
    Cleanup cleanup = new Cleanup();
    Runtime.getRuntime().addShutdownHook(cleanup.hook);
    return cleanup;
  }

  /** Remembers something to close, and gives it back. */
  public synchronized <T extends AutoCloseable> T closing(T step) {
    if (interrupted) {
      closeQuietly(step);
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
    }
    steps.push(step);
    return step;
  }

  /**
   * Tells the end of a child that came by itself from one that this JVM, or Ctrl-C in the terminal
   * they share, brought about.
   *
   * @throws CommandFailure when this JVM has been told to end
   */
  void requireNotInterrupted() {
    try {
      Thread.sleep(INTERRUPTION);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    requireNotInterruptedYet();
  }

  /** The same where the end can be nobody's wish, see {@link #KILLED}: nothing is waited for. */
  void requireNotInterruptedYet() {
    if (interrupted) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted");
    }
  }

  /** Closes everything, the last first. */
  @Override
  public void close() {
    closeAll();
    if (!interrupted) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The JVM began to end at this very moment; the hook finds nothing left to do.
      }
    }
  }

  private void interrupted() {
    interrupted = true;
    closeAll();
  }

  private synchronized void closeAll() {
    while (!steps.isEmpty()) {
      closeQuietly(steps.pop());
    }
  }

  private static void closeQuietly(AutoCloseable step) {
    try {
      step.close();
    } catch (Exception e) {
      System.err.println("warning: " + step + " was not closed: " + e.getMessage());
    }
  }
}
