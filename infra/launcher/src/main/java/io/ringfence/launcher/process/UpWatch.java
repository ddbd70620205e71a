package io.ringfence.launcher.process;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Watches over what runs until it ends.
 *
 * @param store what everything stands on
 * @param parts jobs and what fills their topics
 * @param api the API
 * @param lines what it says
 */
record UpWatch(
    Workplace workplace,
    Cleanup cleanup,
    Store store,
    List<Beating> parts,
    ChildProcess api,
    ApiLines lines) {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  /** Whether what is played has reached the tables of desks. */
  private static final String PLAYED = "SELECT 1 FROM desk_exposures LIMIT 1";

  /**
   * Waits until the API answers, and says after what time.
   *
   * @param played whether it is ready only with the first figures of what is played
   * @throws CommandFailure when a part ends before
   */
  void awaitReady(boolean played) {
    while (lines.url().isEmpty() || (played && Question.rows(store, PLAYED).isEmpty())) {
      look();
    }
    Instant now = workplace.clock().instant();
    Instant began = ProcessHandle.current().info().startInstant().orElse(now);
    long seconds = Math.ceilDiv(Duration.between(began, now).toMillis(), 1_000L);
    workplace.terminal().printRaw("ready in %s s; Ctrl-C stops everything".formatted(seconds));
  }

  /**
   * Waits for the end.
   *
   * @throws CommandFailure always, saying why it ended
   */
  void awaitEnd() {
    while (true) {
      look();
    }
  }

  private void look() {
    if (api.awaitEnd(LOOK_EVERY)) {
      cleanup.requireNotInterrupted();
      throw new CommandFailure(
          ExitCode.FAILED,
          lines.reason().orElse("the API ended by itself with status " + api.exitValue()));
    }
    Optional<CommandFailure> ended =
        parts.stream().map(Beating::failure).flatMap(Optional::stream).findFirst();
    if (ended.isPresent()) {
      cleanup.requireNotInterrupted();
      throw ended.get();
    }
    if (parts.isEmpty() && !store.isAlive()) {
      cleanup.requireNotInterrupted();
      throw new CommandFailure(ExitCode.FAILED, "the ClickHouse engine ended by itself");
    }
  }
}
