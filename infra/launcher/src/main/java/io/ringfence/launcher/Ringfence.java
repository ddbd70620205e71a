package io.ringfence.launcher;

import io.ringfence.launcher.command.BuildVersion;
import io.ringfence.launcher.command.RingfenceCommand;
import io.ringfence.launcher.process.Installation;
import io.ringfence.launcher.process.StateFolder;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.time.InstantSource;

/** Entry point of the command. */
public final class Ringfence {
  private Ringfence() {}

  /** Runs a subcommand and ends the process with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess(System.getProperties(), System.getenv());
    Path root = Path.of(System.getProperty("ringfence.root", "")).toAbsolutePath();
    Workplace workplace =
        new Workplace(
            new Installation(root),
            StateFolder.of(System.getenv()),
            terminal,
            System.getenv(),
            InstantSource.system(),
            BuildVersion.text());
    System.exit(RingfenceCommand.in(workplace).execute(args));
  }
}
