package io.ringfence.clickhouse.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A child process that has said that it is ready, and whose latest error lines are kept. */
public final class ReadyChild implements AutoCloseable {
  private final ChildProcess process;
  private final String readyText;
  private final LastLines errors;

  private ReadyChild(ChildProcess process, String readyText, LastLines errors) {
    this.process = process;
    this.readyText = readyText;
    this.errors = errors;
  }

  /**
   * Starts the command and waits for its line.
   *
   * @param command what to run
   * @param prefix how the line on standard output begins
   * @param limit how long that may take
   * @throws ChildFailedException if the process ends before, or the time does; nothing is left
   *     running then, and the message carries the process's own {@code error: } line
   */
  public static ReadyChild start(JavaCommand command, String prefix, Duration limit) {
    CompletableFuture<Optional<String>> ready = new CompletableFuture<>();
    LastLines errors = new LastLines();
    ChildProcess child =
        ChildProcess.start(
            command,
            line -> {
              if (line.startsWith(prefix)) {
                ready.complete(Optional.of(line.substring(prefix.length())));
              }
            },
            errors::add);
    child.onEnd(() -> ready.complete(Optional.empty()));
    return ready
        .completeOnTimeout(Optional.empty(), limit.toMillis(), TimeUnit.MILLISECONDS)
        .join()
        .map(text -> new ReadyChild(child, text, errors))
        .orElseThrow(() -> failed(command.name(), child, limit, errors));
  }

  private static ChildFailedException failed(
      String name, ChildProcess child, Duration limit, LastLines errors) {
    boolean late = child.isAlive();
    child.close();
    String reason = late ? "was not ready within " + limit.toSeconds() + " s" : "did not start";
    return new ChildFailedException(name, reason + ": " + errors.reason());
  }

  /** The process. */
  public ChildProcess process() {
    return process;
  }

  /** The rest of the line that said it was ready. */
  public String readyText() {
    return readyText;
  }

  /** The latest lines of its standard error, at most 100. */
  public List<String> lastErrors() {
    return errors.all();
  }

  @Override
  public void close() {
    process.close();
  }
}
