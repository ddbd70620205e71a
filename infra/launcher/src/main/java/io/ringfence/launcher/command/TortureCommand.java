package io.ringfence.launcher.command;

import io.ringfence.launcher.process.FeedFiles;
import io.ringfence.launcher.process.ReplayInputs;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.sample.Sample;
import io.ringfence.launcher.sample.SampleRequest;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import io.ringfence.launcher.torture.KillReport;
import io.ringfence.launcher.torture.KillTorture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ringfence torture}: breaks the processes on purpose. */
@Command(
    name = "torture",
    header = "Break the running system on purpose and prove that no figure moves.")
final class TortureCommand implements Runnable {
  @Spec private CommandSpec spec;

  private final Workplace workplace;

  TortureCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a torture, for example kill");
  }

  /** {@code ringfence torture kill}. */
  @Command(
      name = "kill",
      header = "Kill job and engine with kill -9, again and again, while they replay a sample.",
      description = {
        "Every run must end with the digest and the rows of a run nobody disturbed; a control run"
            + " without insert tokens must store rows twice. Exit code 1 where that is not so.",
        "A killed job is started again at once, at most five times without a checkpoint completed"
            + " in between; so is a killed engine."
      })
  int kill(
      @Option(
              names = "--kills",
              paramLabel = "N",
              defaultValue = "200",
              description = "Kills, at least; default ${DEFAULT-VALUE}.")
          int kills,
      @Option(
              names = "--seed",
              paramLabel = "N",
              defaultValue = "1",
              description = "Seed of sample and moments; default ${DEFAULT-VALUE}.")
          long seed,
      @Option(
              names = "--positions",
              paramLabel = "K",
              defaultValue = "80",
              description = "Positions of the sample; default ${DEFAULT-VALUE}.")
          int positions,
      @Option(
              names = "--kafka",
              description = "Send the sample to topics of a real broker and read those.")
          boolean throughTopics) {
    if (kills < 1) {
      throw CommandFailure.wrongInput("--kills must be at least 1, was " + kills);
    }
    Path folder = sample(seed, positions);
    KillReport report =
        KillTorture.run(
            workplace, inputs(folder), throughTopics, new KillTorture.Wish(kills, seed));
    report.lines().forEach(workplace.terminal()::printRaw);
    return (report.isGood() ? ExitCode.OK : ExitCode.FAILED).value();
  }

  private static Path sample(long seed, int positions) {
    Instant start = SampleCommand.SYNTHETIC_START;
    try {
      Path folder = Files.createTempDirectory("ringfence-torture-");
      Sample.writeSynthetic(
          new SampleRequest(seed, positions, start), VenueRules.inForceAt(start), folder);
      return folder;
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "no sample can be written: " + e.getMessage(), e);
    }
  }

  private static ReplayInputs inputs(Path sample) {
    return new ReplayInputs(
        List.of(sample.resolve("marks.csv.gz")),
        List.of(sample.resolve("funding.csv.gz")),
        sample.resolve("positions.csv"),
        sample.resolve("wallet-events.csv"),
        sample.resolve("accounts.csv"),
        sample.resolve("budgets.csv"),
        sample.resolve("capital.csv"),
        FeedFiles.NONE);
  }
}
