package io.ringfence.launcher.command;

import io.ringfence.launcher.bench.BenchMain;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ringfence bench}: measures the exposure engine beside its peers. */
@Command(
    name = "bench",
    header = "Measure the exposure engine beside its peers, in one run and by turns.",
    description = {
      "engine: ticks in calm, in a crash and with a few crowded instruments. events: margin changes"
          + " and funding. growth: cost of a tick from 1,000 to 1,000,000 positions, as CSV and PNG.",
      "Values are for one second of processor time of one core. A peer whose digest differs from"
          + " the oracle's scores 0 and fails the run, as does a peer slower than a fair one."
    })
final class BenchCommand implements Callable<Integer> {
  /** What can be measured. */
  enum Bench {
    ENGINE,
    EVENTS,
    GROWTH
  }

  private static final int MOST_POSITIONS = 4_000_000;

  @Parameters(paramLabel = "BENCH", description = "${COMPLETION-CANDIDATES}, in small letters.")
  private Bench bench;

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

  private final Terminal terminal;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireRange("--rounds", rounds, 1, 1000);
    requireRange("--instruments", instruments, 1, 10_000);
    requireRange("--positions", positions, instruments, MOST_POSITIONS);
    requireRange("--millis", millis, 1, 600_000);
    new OwnJvm(
            terminal,
            "bench",
            List.of("--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-Xms3g", "-Xmx6g"))
        .run(
            BenchMain.class,
            List.of(
                bench.name().toLowerCase(Locale.ROOT),
                "json=" + json,
                "rounds=" + rounds,
                "seed=" + seed,
                "positions=" + positions,
                "instruments=" + instruments,
                "millis=" + millis,
                "out=" + out.toAbsolutePath()));
    return ExitCode.OK.value();
  }

  static void requireRange(String option, long value, long least, long most) {
    if (value < least || value > most) {
      throw CommandFailure.wrongInput(
          "%s must be %d to %d, was %d".formatted(option, least, most, value));
    }
  }
}
