package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** {@code ringfence torture planted}: whether the proofs can fail. */
@Command(
    name = "planted",
    header = "Plant bugs in the engine and the stream, and see whether the proofs find them.",
    description = {
      "A line of a source is replaced, its class compiled again and loaded in a JVM of its own;"
          + " nothing of it is kept. Seeds are played from 0 until one finds the bug. The list"
          + " stands in streaming-jobs/README.md.",
      "Exit code 1 where fewer than 95 %% are found, or where a line is not there any more."
    })
final class TorturePlantedCommand implements Callable<Integer> {
  private static final String MAIN = "io.ringfence.streaming.planted.PlantedMain";

  private final Workplace workplace;

  TorturePlantedCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    new OwnJvm(workplace.terminal(), "planted", List.of())
        .run(workplace.installation().simulation("planted", MAIN, List.of()));
    return ExitCode.OK.value();
  }
}
