package io.ringfence.launcher.command;

import io.ringfence.launcher.process.StreamBenches;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ringfence bench recovery}: kills the live path's process and times its return. */
@Command(
    name = "recovery",
    header = "Kill the live path's process again and again and time its first correct output.",
    description =
        "kill -9 at random moments, ticks being due on a schedule that waits for nobody. Alerts"
            + " are written to a file as they come; at the end every one of them, and every desk"
            + " total, is compared with a run without kills and with plain decimals: one lost or"
            + " doubled alert scores 0 and fails the run.")
final class BenchRecoveryCommand implements Callable<Integer> {
  private static final int MOST_POSITIONS = 4_000_000;

  @Option(names = "--json", description = "One JSON object for each contestant.")
  private boolean json;

  @Option(
      names = "--kills",
      paramLabel = "N",
      description = "Kills of each contestant (default: ${DEFAULT-VALUE}).")
  private int kills = 20;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all draws (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--positions",
      paramLabel = "N",
      description = "Open positions; the target holds for ${DEFAULT-VALUE}.")
  private int positions = 1_000_000;

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Ticks due each second; the target holds for ${DEFAULT-VALUE}.")
  private int rate = 500_000;

  @Option(
      names = "--checkpoint",
      paramLabel = "MILLIS",
      description = "Time between checkpoints (default: ${DEFAULT-VALUE}).")
  private int checkpoint = 5_000;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New folder for the jobs' files; absent: a temporary one.")
  private @Nullable Path out;

  private final Workplace workplace;

  BenchRecoveryCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    OptionRange.require("--kills", kills, 1, 10_000);
    OptionRange.require("--positions", positions, 1, MOST_POSITIONS);
    OptionRange.require("--rate", rate, 1, 100_000_000);
    OptionRange.require("--checkpoint", checkpoint, 100, 600_000);
    new OwnJvm(workplace.terminal(), "bench", List.of())
        .run(
            StreamBenches.command(workplace.installation())
                .withArguments(
                    List.of(
                        "recovery",
                        "json=" + json,
                        "kills=" + kills,
                        "seed=" + seed,
                        "positions=" + positions,
                        "rate=" + rate,
                        "checkpoint=" + checkpoint,
                        "folder=" + folder())));
    return ExitCode.OK.value();
  }

  private Path folder() {
    try {
      return out == null
          ? Files.createTempDirectory("ringfence-recovery")
          : Files.createDirectories(out).toAbsolutePath();
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "cannot write to " + out + ": " + e.getMessage());
    }
  }
}
