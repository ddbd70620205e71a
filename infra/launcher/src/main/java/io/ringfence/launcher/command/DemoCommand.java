package io.ringfence.launcher.command;

import io.ringfence.launcher.process.FeedFiles;
import io.ringfence.launcher.process.ReplayInputs;
import io.ringfence.launcher.process.ReplayRequest;
import io.ringfence.launcher.process.ReplayRun;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.sample.Sample;
import io.ringfence.launcher.sample.SampleRequest;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ringfence demo}: the main job on a sample of its own. */
@Command(
    name = "demo",
    header = "Play a crash through the whole platform: sample in, workbook out.",
    description = {
      "Makes a sample institution of 400 positions, replays two days with a crash hour and"
          + " reports. Plays the recorded marks of 2025-10-10 where they lie beside the repository"
          + " (../shared/market-data) or are named; otherwise a synthetic crash.",
      "Writes DIR/risk-pack.xlsx, signed, with its public key (risk-pack.pub) and the ledger of"
          + " everything issued (ledger.jsonl, ledger.anchor), and DIR/summary.json; the sample's"
          + " files stay in DIR/sample."
    })
final class DemoCommand implements Callable<Integer> {
  private static final long SEED = 7;
  private static final int POSITIONS = 400;

  /** To the end of the day of the crash, whose losses still count then. */
  private static final Duration PLAYED = Duration.ofHours(48);

  /** Marks of the hour before the sample begins, so that each position has one when it comes. */
  private static final Duration BEFORE = Duration.ofHours(1);

  @Option(
      names = "--marks-from",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recorded marks that hold 2025-10-09 and 2025-10-10.")
  private List<Path> marksFrom = new ArrayList<>();

  @Option(
      names = "--funding",
      arity = "1..*",
      paramLabel = "FILE",
      description = "Recorded funding settlements for them.")
  private List<Path> funding = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "out/demo",
      description = "Folder for the results, created where missing; default ${DEFAULT-VALUE}.")
  private Path out;

  @Mixin private final StoreOptions store = new StoreOptions();

  private final Workplace workplace;

  DemoCommand(Workplace workplace) {
    this.workplace = workplace;
  }

  @Override
  public Integer call() {
    if (marksFrom.isEmpty() && !funding.isEmpty()) {
      throw CommandFailure.wrongInput("--funding belongs to --marks-from: name the marks as well");
    }
    RecordedCrash recorded =
        marksFrom.isEmpty()
            ? RecordedCrash.besideRepository(workplace.installation().root())
            : new RecordedCrash(marksFrom, funding);
    Path sample = out.resolve("sample");
    if (recorded.isThere()) {
      play(recorded, sample);
    } else {
      playSynthetic(sample);
    }
    return ExitCode.OK.value();
  }

  private void play(RecordedCrash recorded, Path sample) {
    Instant start = RecordedCrash.START;
    workplace
        .terminal()
        .note("plays the recorded marks of 2025-10-09 and 2025-10-10 on a sample institution");
    write(
        () ->
            Sample.writeRecorded(
                request(start), recorded.marks(), VenueRules.inForceAt(start), sample));
    replay(inputs(sample, recorded.marks(), recorded.funding()), start);
  }

  private void playSynthetic(Path sample) {
    Instant start = SampleCommand.SYNTHETIC_START;
    workplace
        .terminal()
        .note("plays a synthetic crash (no recorded marks were named) on a sample institution");
    write(() -> Sample.writeSynthetic(request(start), VenueRules.inForceAt(start), sample));
    replay(
        inputs(
            sample,
            List.of(sample.resolve("marks.csv.gz")),
            List.of(sample.resolve("funding.csv.gz"))),
        start);
  }

  private static SampleRequest request(Instant start) {
    return new SampleRequest(SEED, POSITIONS, start);
  }

  private static ReplayInputs inputs(Path sample, List<Path> marks, List<Path> funding) {
    return new ReplayInputs(
        marks,
        funding,
        sample.resolve("positions.csv"),
        sample.resolve("wallet-events.csv"),
        sample.resolve("accounts.csv"),
        sample.resolve("budgets.csv"),
        sample.resolve("capital.csv"),
        FeedFiles.NONE);
  }

  private void replay(ReplayInputs inputs, Instant start) {
    ReplayRun.run(
        workplace,
        new ReplayRequest(
            inputs,
            start.minus(BEFORE),
            start.plus(PLAYED),
            false,
            List.of(),
            null,
            out,
            store.keep(),
            store.server()));
  }

  private void write(Callable<List<Sample.Written>> sample) {
    try {
      sample.call();
    } catch (CommandFailure e) {
      throw e;
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, "--out " + out + " cannot be written: " + e.getMessage(), e);
    } catch (Exception e) {
      throw new IllegalStateException("a sample fails with an IOException only", e);
    }
  }
}
