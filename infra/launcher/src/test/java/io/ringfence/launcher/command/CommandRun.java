package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Installation;
import io.ringfence.launcher.process.StateFolder;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * What one call of the command gave, run inside this JVM.
 *
 * @param exitCode as the shell would see it
 * @param out standard output
 * @param err standard error
 */
record CommandRun(int exitCode, String out, String err) {
  static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");

  /** Runs the command with a state folder of its own. */
  static CommandRun of(Path state, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Workplace workplace =
        new Workplace(
            new Installation(state.resolve("nothing-is-built-here")),
            new StateFolder(state),
            Terminal.plain(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8)),
            Map.of("USER", "somebody"),
            InstantSource.fixed(NOW),
            "test");
    int exitCode = RingfenceCommand.in(workplace).execute(arguments);
    return new CommandRun(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** The lines of standard error. */
  List<String> errLines() {
    return err.lines().toList();
  }
}
