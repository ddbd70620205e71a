package io.ringfence.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ringfence venues}: what the venues say themselves. */
@Command(
    name = "venues",
    header = "Hold the venues' own figures against ours.",
    description = "Name what to do, for example: ringfence venues compare --help")
final class VenuesCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command, for example compare");
  }
}
