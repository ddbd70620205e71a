package io.ringfence.launcher.command;

import io.ringfence.clickhouse.process.JavaCommand;
import io.ringfence.launcher.process.StreamBenches;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence bench stream}: measures the live path as a Flink job beside its peers. */
@Command(
    name = "stream",
    header = "Measure the live path as a Flink job beside its peers, then how late alerts are.",
    description =
        "Every job runs on two cores with checkpoints every 5 s. Rates are ticks a second of wall"
            + " time; latencies are from the time a tick was due on a schedule that waits for"
            + " nobody to its alert. A peer whose digest differs from the oracle's scores 0 and"
            + " fails the run, as does a peer slower than a fair one.")
final class BenchStreamCommand implements Callable<Integer> {
  private static final int MOST_POSITIONS = 4_000_000;

  @Option(names = "--json", description = "One JSON object for each peer.")
  private boolean json;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Measured rounds after one that warms up (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all draws (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--positions",
      paramLabel = "N",
      description = "Open positions; targets hold for ${DEFAULT-VALUE}.")
  private int positions = 200_000;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long a peer gets ticks in a round; targets hold from ${DEFAULT-VALUE} on.")
  private int seconds = 11;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Ticks due each second where latency is measured (default: ${DEFAULT-VALUE}).")
  private int rate = 500_000;

  private final Workplace workplace;

  BenchStreamCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--rounds", rounds, 1, 1000);
    OptionRange.require("--positions", positions, 1, MOST_POSITIONS);
    OptionRange.require("--seconds", seconds, 1, 3600);
    OptionRange.require("--rate", rate, 1, 100_000_000);
    OwnJvm jvm = new OwnJvm(workplace.terminal(), "bench", List.of());
    jvm.run(with(StreamBenches.command(workplace.installation()), "stream"));
    jvm.run(with(StreamBenches.latencyCommand(workplace.installation()), "latency"));
    return ExitCode.OK.value();
  }

  private JavaCommand with(JavaCommand command, String bench) {
    return command.withArguments(
        List.of(
            bench,
            "json=" + json,
            "rounds=" + rounds,
            "seed=" + seed,
            "positions=" + positions,
            "seconds=" + seconds,
            "rate=" + rate));
  }
}
