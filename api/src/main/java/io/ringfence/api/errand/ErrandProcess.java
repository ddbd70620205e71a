package io.ringfence.api.errand;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * One program of reporting in a process of its own. The process ends with this one: its standard
 * input is a pipe that only this process holds open.
 */
final class ErrandProcess {
  /** Most characters that are kept of what it says. */
  private static final int MOST_SAID = 16 << 20;

  private static final Duration LAST_WORDS = Duration.ofSeconds(2);
  private static final String ERROR = "error: ";
  private static final String ANNOUNCEMENT = "@";

  private final Process process;
  private final Thread outputReader;
  private final Thread errorReader;
  private final List<String> lines = new ArrayList<>();
  private int said;
  private volatile Optional<String> error = Optional.empty();

  private ErrandProcess(Process process, Consumer<String> announcements) {
    this.process = process;
    this.outputReader =
        reader("errand-output", process.getInputStream(), line -> output(line, announcements));
    this.errorReader = reader("errand-error", process.getErrorStream(), this::error);
  }

  /**
   * Starts a program.
   *
   * @param announcements is told of what it says of itself, without the sign before it
   * @throws UncheckedIOException when the operating system cannot start it
   */
  static ErrandProcess start(ProcessBuilder command, Consumer<String> announcements) {
    try {
      return new ErrandProcess(command.start(), announcements);
    } catch (IOException e) {
      throw new UncheckedIOException("a program of reporting could not be started", e);
    }
  }

  /** Waits for its end; false: it was still running then. */
  boolean awaitEnd(Duration limit) throws InterruptedException {
    if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
      return false;
    }
    outputReader.join(LAST_WORDS);
    errorReader.join(LAST_WORDS);
    return true;
  }

  /** Ends it at once. */
  void kill() {
    process.destroyForcibly();
  }

  /** How it ended; may only be asked once it has. */
  Ended ended() {
    synchronized (lines) {
      return new Ended(process.exitValue(), lines, error);
    }
  }

  private void output(String line, Consumer<String> announcements) {
    if (line.startsWith(ANNOUNCEMENT)) {
      announcements.accept(line.substring(ANNOUNCEMENT.length()));
      return;
    }
    synchronized (lines) {
      said += line.length();
      if (said > MOST_SAID) {
        error = Optional.of("the answer is too long: ask for a smaller node");
        kill();
      } else {
        lines.add(line);
      }
    }
  }

  private void error(String line) {
    if (line.startsWith(ERROR)) {
      error = Optional.of(line.substring(ERROR.length()));
    }
  }

  private static Thread reader(String name, InputStream stream, Consumer<String> lines) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .start(
            () -> {
              try (BufferedReader reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines);
              } catch (IOException | UncheckedIOException e) {
                // The pipe broke because the process is gone; there are no more lines.
              }
            });
  }
}
