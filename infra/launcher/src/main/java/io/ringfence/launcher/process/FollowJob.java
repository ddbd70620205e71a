package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The job that follows the topics of a broker without an end, under supervision, beside what its
 * starter does. Closing the cleanup stops it: it takes a savepoint, and the next start on its
 * folder goes on from there.
 */
final class FollowJob {
  /** The run of what is followed. */
  static final String RUN_ID = "live";

  private static final String PARALLELISM = "2";

  private final CompletableFuture<DoneLine> running;

  private FollowJob(CompletableFuture<DoneLine> running) {
    this.running = running;
  }

  /**
   * How it is to run.
   *
   * @param folder of its checkpoints, which belong to the store's data
   * @param more further arguments of the job
   * @param jvm further arguments of its virtual machine
   * @param watch sees its starts
   * @param progress is told how many rows it has computed since its last start
   */
  record Wish(
      Path folder, List<String> more, List<String> jvm, JobWatch watch, Progress progress) {}

  /**
   * Starts it.
   *
   * @param topics what it follows
   */
  static FollowJob start(
      Workplace workplace, Cleanup cleanup, Store store, TopicInputs topics, Wish wish) {
    List<String> arguments = ReplayRun.storeArguments(store);
    arguments.addAll(topics.arguments());
    arguments.addAll(List.of("--follow", "--resume", "--run-id", RUN_ID));
    arguments.addAll(List.of("--parallelism", PARALLELISM));
    arguments.addAll(List.of("--checkpoint-dir", wish.folder().toString()));
    arguments.addAll(List.of("--build", workplace.build()));
    arguments.addAll(wish.more());
    JavaCommand job =
        with(ReplayJobCommand.of(workplace, store, false), wish.jvm()).withArguments(arguments);
    return supervised(workplace, cleanup, store, job, wish);
  }

  private static JavaCommand with(JavaCommand command, List<String> more) {
    List<String> jvm = new ArrayList<>(command.jvmArguments());
    jvm.addAll(more);
    return command.withJvmArguments(jvm);
  }

  /**
   * Starts the live path on the same topics: alerts and totals as marks arrive, beside the
   * evidence.
   */
  static FollowJob livePath(
      Workplace workplace, Cleanup cleanup, Store store, TopicInputs topics, Wish wish) {
    JavaCommand job = livePathCommand(workplace, store, topics, wish);
    return supervised(workplace, cleanup, store, job, wish);
  }

  /** What is started then. */
  static JavaCommand livePathCommand(
      Workplace workplace, Store store, TopicInputs topics, Wish wish) {
    List<String> arguments = ReplayRun.storeArguments(store);
    arguments.addAll(topics.arguments());
    arguments.addAll(List.of("--resume", "--publish", "json"));
    arguments.addAll(List.of("--checkpoint-dir", wish.folder().toString()));
    arguments.addAll(wish.more());
    return with(ShortPauses.in(ReplayJobCommand.livePath(workplace, store)), wish.jvm())
        .withArguments(arguments);
  }

  private static FollowJob supervised(
      Workplace workplace, Cleanup cleanup, Store store, JavaCommand job, Wish wish) {
    JobSupervisor supervisor =
        new JobSupervisor(
            store,
            cleanup,
            workplace.terminal(),
            new CheckpointFolder(wish.folder()),
            wish.watch());
    return new FollowJob(
        CompletableFuture.supplyAsync(
            () -> supervisor.run(job, wish.progress()),
            runnable -> Thread.ofPlatform().daemon().name(job.name()).start(runnable)));
  }

  /** Why it has ended; empty while it runs. */
  Optional<CommandFailure> failure() {
    try {
      running.get(0, TimeUnit.MILLISECONDS);
      return Optional.of(
          new CommandFailure(ExitCode.FAILED, "the job that follows the topics ended by itself"));
    } catch (TimeoutException stillRunning) {
      return Optional.empty();
    } catch (ExecutionException | CompletionException e) {
      return Optional.of(
          e.getCause() instanceof CommandFailure failure
              ? failure
              : new CommandFailure(ExitCode.FAILED, "the job failed: " + e.getCause(), e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
