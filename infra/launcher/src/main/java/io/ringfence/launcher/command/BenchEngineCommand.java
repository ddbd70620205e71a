package io.ringfence.launcher.command;

import io.ringfence.launcher.bench.BenchMain;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence bench engine|events|growth|reallocation|stress}: beside their peers. */
@Command(
    description =
        "Values are for one second of processor time of one core. A peer whose digest differs from"
            + " the oracle's scores 0 and fails the run, as does a peer slower than a fair one.")
final class BenchEngineCommand implements Callable<Integer> {
  /** What can be measured. */
  enum Bench {
    ENGINE("Measure ticks: in calm, in a crash and with a few crowded instruments."),
    EVENTS("Measure margin changes and funding."),
    GROWTH("Measure a tick's cost from 1,000 to 1,000,000 positions; writes CSV and PNG."),
    REALLOCATION("Measure sharing margin out to one level beside a quadratic solver."),
    STRESS("Measure liquidation ladders of 1,000 shocks beside a vector brute force.");

    private final String header;

    Bench(String header) {
      this.header = header;
    }

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

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
  private int positions = 1_000_000;

  @Option(
      names = "--instruments",
      paramLabel = "N",
      description = "Instruments they are of; targets hold for ${DEFAULT-VALUE}.")
  private int instruments = 200;

  @Option(
      names = "--millis",
      paramLabel = "N",
      description = "Processor time of a peer in a round (default: ${DEFAULT-VALUE}).")
  private int millis = 1000;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for the growth plot (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("bench");

  private final Bench bench;
  private final Terminal terminal;

  private BenchEngineCommand(Bench bench, Terminal terminal) {
    this.bench = bench;
    this.terminal = terminal;
  }

  /** Adds one subcommand for each thing that can be measured. */
  static CommandLine addTo(CommandLine benches, Terminal terminal) {
    for (Bench bench : Bench.values()) {
      CommandLine line = new CommandLine(new BenchEngineCommand(bench, terminal));
      line.getCommandSpec().usageMessage().header(bench.header);
      benches.addSubcommand(bench.word(), line);
    }
    return benches;
  }

  @Override
  public Integer call() {
    OptionRange.require("--rounds", rounds, 1, 1000);
    OptionRange.require("--instruments", instruments, 1, 10_000);
    OptionRange.require("--positions", positions, instruments, MOST_POSITIONS);
    OptionRange.require("--millis", millis, 1, 600_000);
    new OwnJvm(
            terminal,
            "bench",
            List.of(
                "--add-modules=jdk.incubator.vector",
                "-XX:+UseSerialGC",
                "-XX:+UseTransparentHugePages",
                "-Xms3g",
                "-Xmx6g"))
        .run(
            BenchMain.class,
            List.of(
                bench.word(),
                "json=" + json,
                "rounds=" + rounds,
                "seed=" + seed,
                "positions=" + positions,
                "instruments=" + instruments,
                "millis=" + millis,
                "out=" + out.toAbsolutePath()));
    return ExitCode.OK.value();
  }
}
