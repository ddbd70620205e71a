package io.ringfence.clickhouse.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A Java main class running in a JVM of its own, bound to the life of this one.
 *
 * <p>The child ends when {@link #close()} is called and also, within three seconds, when this JVM
 * ends in any way: its standard input is a pipe that only this process holds open. Both output
 * streams are read line by line on daemon threads, so the child never blocks on a full pipe.
 */
public final class ChildProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final String name;
  private final Process process;
  private final Thread outputReader;
  private final Thread errorReader;

  private ChildProcess(
      String name, Process process, Consumer<String> onOutput, Consumer<String> onError) {
    this.name = name;
    this.process = process;
    this.outputReader = read(name + "-stdout", process.getInputStream(), onOutput);
    this.errorReader = read(name + "-stderr", process.getErrorStream(), onError);
  }

  /**
   * Starts the command.
   *
   * @param command what to run
   * @param onOutput receives each line of the child's standard output, on a thread of its own
   * @param onError receives each line of the child's standard error, on a thread of its own
   * @throws UncheckedIOException if the operating system cannot start it
   */
  public static ChildProcess start(
      JavaCommand command, Consumer<String> onOutput, Consumer<String> onError) {
    var builder = new ProcessBuilder(command.commandLine());
    builder.environment().putAll(command.environment());
    try {
      return new ChildProcess(command.name(), builder.start(), onOutput, onError);
    } catch (IOException e) {
      throw new UncheckedIOException(command.name() + " could not be started", e);
    }
  }

  /** The operating system's number of the process. */
  public long pid() {
    return process.pid();
  }

  /** True until the process has ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Does something once the process has ended, on a thread of its own. */
  public void onEnd(Runnable action) {
    process.onExit().thenRun(action);
  }

  /** Its end status; may only be asked once it has ended. */
  public int exitValue() {
    return process.exitValue();
  }

  /**
   * Waits for the end of the process and for its last lines.
   *
   * @return false if it was still running after {@code limit}
   */
  public boolean awaitEnd(Duration limit) {
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return false;
      }
      outputReader.join(PATIENCE);
      errorReader.join(PATIENCE);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Ends the process at once, as {@code kill -9} would. */
  public void kill() {
    process.destroyForcibly();
    awaitEnd(PATIENCE);
  }

  /**
   * Asks the process to end by closing its standard input, then by a termination signal, and kills
   * it when neither helped. Returns when it is gone; calling it again does nothing.
   */
  @Override
  public void close() {
    closeInput();
    if (!awaitEnd(GRACE)) {
      process.destroy();
      if (!awaitEnd(PATIENCE)) {
        kill();
      }
    }
  }

  @Override
  public String toString() {
    return name + " (pid " + process.pid() + ")";
  }

  private void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The child has closed its end already: it is ending by itself.
    }
  }

  private static Thread read(String threadName, InputStream lines, Consumer<String> consumer) {
    return Thread.ofPlatform()
        .daemon()
        .name(threadName)
        .start(
            () -> {
              try (BufferedReader reader =
                  new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
                reader.lines().forEach(consumer);
              } catch (IOException | UncheckedIOException e) {
                // The pipe broke because the child is gone; there are no more lines.
              }
            });
  }
}
