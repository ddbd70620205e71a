package io.ringfence.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A command started as a person would start it, in a process of its own. */
public final class Command implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  private final Process process;
  private final Path out;
  private final Path err;

  private Command(Process process, Path out, Path err) {
    this.process = process;
    this.out = out;
    this.err = err;
  }

  /** What a command is started with; every call gives a new one. */
  public record Setup(List<String> line, Path folder, Map<String, String> environment) {
    /** The command with one variable more; an empty value takes the variable away. */
    public Setup with(String variable, String value) {
      Map<String, String> more = new HashMap<>(environment);
      more.put(variable, value);
      return new Setup(line, folder, more);
    }

    /** Starts it without input; its output goes to files in the folder. */
    public Command start() {
      return start(new byte[0]);
    }

    /** Starts it, gives it its whole input and waits for its end. */
    public Command run(byte[] input) {
      Command command = start(input);
      command.awaitEnd();
      return command;
    }

    private Command start(byte[] input) {
      try {
        Path out = Files.createTempFile(folder, "stdout", ".txt");
        Path err = Files.createTempFile(folder, "stderr", ".txt");
        ProcessBuilder builder =
            new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        environment.forEach(
            (variable, value) -> {
              if (value.isEmpty()) {
                builder.environment().remove(variable);
              } else {
                builder.environment().put(variable, value);
              }
            });
        Process process = builder.start();
        try (OutputStream in = process.getOutputStream()) {
          in.write(input);
        }
        return new Command(process, out, err);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Starts it and waits for its end. */
    public Command run() {
      Command command = start();
      command.awaitEnd();
      return command;
    }
  }

  /**
   * The built ringfence command; it never builds, keeps its state and its temporary files in the
   * folder and speaks no colours.
   */
  public static Setup ringfence(Path folder, String... arguments) {
    List<String> line = new ArrayList<>(List.of(Repository.script().toString()));
    line.addAll(List.of(arguments));
    Path temporary = folder.resolve("tmp");
    try {
      Files.createDirectories(temporary);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Setup(line, folder, Map.of())
        .with("RINGFENCE_BUILD", "never")
        .with("RINGFENCE_STATE_HOME", folder.resolve("state").toString())
        .with("TMPDIR", temporary.toString());
  }

  /** Its exit code, waiting for its end. */
  public int exitCode() {
    awaitEnd();
    return process.exitValue();
  }

  /** Its standard output so far. */
  public String out() {
    return read(out);
  }

  /** Its standard error so far. */
  public String err() {
    return read(err);
  }

  /** The lines of standard error that say why it failed. */
  public List<String> errors() {
    return err().lines().filter(line -> line.startsWith("error: ")).toList();
  }

  /** It and everything it started, as far as it runs. */
  public List<ProcessHandle> family() {
    List<ProcessHandle> family = new ArrayList<>(process.descendants().toList());
    family.add(process.toHandle());
    return family;
  }

  /** The process of its family whose command line holds a word, waiting for it to appear. */
  public ProcessHandle member(String word) {
    waitFor(() -> process.descendants().anyMatch(child -> commandLine(child).contains(word)));
    return process
        .descendants()
        .filter(child -> commandLine(child).contains(word))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no process " + word + "; it said: " + err()));
  }

  /** Sends a signal to the command itself, not to what it started. */
  public void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until something holds; fails after the limit or when the command has ended before. */
  public void waitFor(BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline || !process.isAlive()) {
        throw new AssertionError("it did not come to that; out: " + out() + " err: " + err());
      }
      pause(Duration.ofMillis(20));
    }
  }

  /** Ends it and everything it started. */
  @Override
  public void close() {
    family().forEach(ProcessHandle::destroyForcibly);
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void awaitEnd() {
    try {
      if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        close();
        throw new AssertionError("it did not end; out: " + out() + " err: " + err());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** A variable of the environment a process of its family was started with. */
  static String variable(ProcessHandle process, String name) {
    try {
      String all = Files.readString(Path.of("/proc/" + process.pid() + "/environ"));
      return all.lines()
          .flatMap(line -> Stream.of(line.split("\0", -1)))
          .filter(one -> one.startsWith(name + "="))
          .map(one -> one.substring(name.length() + 1))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no variable " + name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"));
    } catch (IOException e) {
      return "";
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
