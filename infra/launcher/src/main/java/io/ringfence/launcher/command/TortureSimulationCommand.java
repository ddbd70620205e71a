package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence torture simulation}: the whole job on a virtual clock. */
@Command(
    name = "simulation",
    header = "Run the whole job on a virtual clock, with crashes, disorder and a failing server.",
    description = {
      "One thread moves sources, operators, sinks and a server in memory; a seed decides every"
          + " step. The tables must be those of a run to which nothing happened, and control totals"
          + " hold.",
      "Says rate and time left; a run that was broken off goes on with --first-seed. Every seed"
          + " that is wrong is named; --seed N --trace plays it again and says each step. Exit code"
          + " 1 where one is wrong."
    })
final class TortureSimulationCommand implements Callable<Integer> {
  private static final String MAIN = "io.ringfence.streaming.simulation.SimulationMain";

  @Option(
      names = "--seeds",
      paramLabel = "K",
      description = "How many seeds (default: ${DEFAULT-VALUE}).")
  private int seeds = 10_000;

  @Option(
      names = "--first-seed",
      paramLabel = "N",
      description = "Where seeds begin (default: ${DEFAULT-VALUE}).")
  private long firstSeed;

  @Option(names = "--seed", paramLabel = "N", description = "Play this seed alone.")
  private @Nullable Long seed;

  @Option(names = "--trace", description = "With --seed: say each step.")
  private boolean trace;

  private final Workplace workplace;

  TortureSimulationCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--seeds", seeds, 1, 10_000_000);
    if (trace && seed == null) {
      throw CommandFailure.wrongInput("--trace says the steps of one seed: name it with --seed N");
    }
    new OwnJvm(workplace.terminal(), "simulation", List.of())
        .run(workplace.installation().simulation("simulation", MAIN, arguments()));
    return ExitCode.OK.value();
  }

  private List<String> arguments() {
    if (seed == null) {
      return List.of(Long.toString(firstSeed), Integer.toString(seeds));
    }
    return trace ? List.of("trace", seed.toString()) : List.of(seed.toString(), "1");
  }
}
