package io.ringfence.launcher;

import io.ringfence.launcher.command.RingfenceCommand;
import io.ringfence.launcher.terminal.Terminal;

/** Entry point of the command. */
public final class Ringfence {
  private Ringfence() {}

  /** Runs a subcommand and ends the process with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess(System.getProperties(), System.getenv());
    System.exit(RingfenceCommand.on(terminal).execute(args));
  }
}
