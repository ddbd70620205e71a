package io.ringfence.launcher.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ringfence bench}: measurements anybody can repeat. */
@Command(
    name = "bench",
    header = "Measure a part of Ringfence beside its peers.",
    description =
        "A line for each contestant; ratio above 1 means ours is better. Without equal answers"
            + " from all there is no figure, and the exit code is 1.")
final class BenchCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name what to measure, for example engine");
  }
}
