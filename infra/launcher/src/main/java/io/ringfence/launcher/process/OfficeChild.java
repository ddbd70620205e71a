package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.Installation.Module;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Programs of the office that run beside an API, one after the other, until they are told to end.
 */
final class OfficeChild {
  /** Ends when its standard input does, before anything more is entered. */
  private static final String MAIN = "io.ringfence.reporting.ErrandMain";

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final String ERROR = "error: ";

  private final Workplace workplace;
  private final Store store;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile @Nullable String reason;
  private volatile @Nullable ChildProcess running;

  OfficeChild(Workplace workplace, Store store) {
    this.workplace = workplace;
    this.store = store;
  }

  /** Whether it was told to end, within a time. */
  boolean isOverWithin(Duration time) {
    try {
      return ended.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** Tells it to end, and what runs with it. */
  void end() {
    ended.countDown();
    ChildProcess child = running;
    if (child != null) {
      child.close();
    }
  }

  /**
   * Arguments of a task.
   *
   * @param evidence folder of the ledgers
   * @param account whose task it is
   * @param more further arguments
   */
  static List<String> task(String task, Path evidence, String account, List<String> more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("--task", task, "--evidence", evidence.toString(), "--account", account));
    arguments.addAll(more);
    return arguments;
  }

  /**
   * Runs a task on the ledgers to its end.
   *
   * @return whether it was done
   */
  boolean does(List<String> task) {
    return run(task, Map.of());
  }

  /** The same with a task that asks the tables. */
  boolean asks(List<String> task) {
    List<String> arguments = ReplayRun.storeArguments(store);
    arguments.addAll(task);
    return run(arguments, store.environment());
  }

  private boolean run(List<String> task, Map<String, String> environment) {
    reason = null;
    List<String> arguments = new ArrayList<>(List.of("office"));
    arguments.addAll(task);
    JavaCommand command =
        workplace
            .installation()
            .command(Module.REPORTING, "office", MAIN)
            .withEnvironment(environment)
            .withArguments(arguments);
    try (ChildProcess child = ChildProcess.start(command, _ -> {}, this::heard)) {
      running = child;
      boolean isOver = isOverWithin(Duration.ZERO);
      while (!isOver && !child.awaitEnd(LOOK_EVERY)) {
        isOver = isOverWithin(Duration.ZERO);
      }
      return !isOver && child.exitValue() == 0;
    } finally {
      running = null;
    }
  }

  private void heard(String line) {
    if (line.startsWith(ERROR)) {
      reason = line.substring(ERROR.length());
    }
  }

  /** Why the last task was not done. */
  String reason() {
    String known = reason;
    return known == null ? "it ended without a word" : known;
  }
}
