package io.ringfence.launcher.command;

import io.ringfence.clickhouse.process.ChildProcess;
import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import java.time.Duration;
import java.util.List;

/** Runs a main class of this module in a JVM of its own, with options this one lacks. */
record OwnJvm(Terminal terminal, String name, List<String> jvmArguments) {
  private static final Duration LOOK_EVERY = Duration.ofMillis(200);
  private static final String ERROR = "error: ";

  /**
   * Runs it to its end; its lines go where ours go.
   *
   * @throws CommandFailure when it ends with another status than 0
   */
  void run(Class<?> main, List<String> arguments) {
    run(
        JavaCommand.of(name, main.getName(), List.of(JavaCommand.origin(main)))
            .withJvmArguments(jvmArguments)
            .withArguments(arguments));
  }

  /** Runs a command that is complete, as the other does. */
  void run(JavaCommand command) {
    StringBuilder reasons = new StringBuilder();
    try (ChildProcess child =
        ChildProcess.start(
            command,
            terminal::printRaw,
            line -> {
              if (line.startsWith(ERROR)) {
                reasons
                    .append(reasons.isEmpty() ? "" : "; ")
                    .append(line, ERROR.length(), line.length());
              } else {
                terminal.note(line);
              }
            })) {
      while (!child.awaitEnd(LOOK_EVERY)) {
        // Nothing to do but to look again.
      }
      if (child.exitValue() != 0) {
        throw new CommandFailure(
            ExitCode.FAILED,
            reasons.isEmpty()
                ? name + " ended with status " + child.exitValue()
                : reasons.toString());
      }
    }
  }
}
