package io.ringfence.launcher.command;

import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import io.ringfence.launcher.torture.EngineTorture;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence torture engine}: looks for what is wrong, by chance and for long. */
@Command(
    name = "engine",
    header = "Play random events to the exposure engine and to its naive twin, and compare.",
    description = {
      "Then plays its relations to itself: positions permuted, split, mirrored, scaled. Says rate"
          + " and time left; a run that was broken off goes on with --first-seed.",
      "Every seed that is wrong is named with the event that repeats it. Exit code 1 where one is."
    })
final class TortureEngineCommand implements Callable<Integer> {
  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events of all seeds together (default: ${DEFAULT-VALUE}).")
  private long events = 10_000_000;

  @Option(
      names = "--seeds",
      paramLabel = "K",
      description = "Seeds, each with a contract of its own (default: ${DEFAULT-VALUE}).")
  private int seeds = 1000;

  @Option(
      names = "--first-seed",
      paramLabel = "N",
      description = "Where seeds begin (default: ${DEFAULT-VALUE}).")
  private long firstSeed;

  private final Terminal terminal;

  TortureEngineCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OptionRange.require("--seeds", seeds, 1, 1_000_000);
    OptionRange.require("--events", events, seeds, 10_000_000_000L);
    new OwnJvm(terminal, "torture", List.of("-XX:+UseSerialGC", "-Xmx512m"))
        .run(
            EngineTorture.class,
            List.of(Long.toString(firstSeed), Integer.toString(seeds), Long.toString(events)));
    return ExitCode.OK.value();
  }
}
