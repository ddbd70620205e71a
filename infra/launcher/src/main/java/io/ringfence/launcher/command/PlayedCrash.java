package io.ringfence.launcher.command;

import io.ringfence.launcher.process.FeedFiles;
import io.ringfence.launcher.process.ReplayInputs;
import io.ringfence.launcher.sample.Rules;
import io.ringfence.launcher.sample.Sample;
import io.ringfence.launcher.sample.SampleRequest;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Two days with a crash hour on a sample institution: the recorded one of 2025-10-10, or a
 * synthetic one where nothing recorded is at hand.
 *
 * @param recorded marks and funding; none: the crash is synthetic
 */
record PlayedCrash(RecordedCrash recorded) {
  private static final long SEED = 7;

  /** To the end of the day of the crash, whose losses still count then. */
  private static final Duration PLAYED = Duration.ofHours(48);

  /** Marks of the hour before the sample begins, so that each position has one when it comes. */
  private static final Duration BEFORE = Duration.ofHours(1);

  /** Some positions of a sample were opened so long before it begins. */
  private static final Duration EARLIEST_OPENING = Duration.ofHours(6);

  /** When the sample begins. */
  private Instant start() {
    return recorded.isThere() ? RecordedCrash.START : SampleCommand.SYNTHETIC_START;
  }

  /** First instant that is played. */
  Instant from() {
    return start().minus(BEFORE);
  }

  /** The same where positions opened before the sample begins are to come with their marks. */
  Instant fromFirstOpening() {
    return from().minus(EARLIEST_OPENING);
  }

  /** Last instant that is played. */
  Instant to() {
    return start().plus(PLAYED);
  }

  /** What it is, for the person who reads. */
  String name() {
    return recorded.isThere()
        ? "the recorded marks of 2025-10-09 and 2025-10-10 on a sample institution"
        : "a synthetic crash (no recorded marks were named) on a sample institution";
  }

  /** The rules that are in force when it begins. */
  Rules rules() {
    return VenueRules.inForceAt(start());
  }

  /** What sample is played. */
  SampleRequest request(int positions, boolean wrongRows) {
    return new SampleRequest(SEED, positions, start(), wrongRows);
  }

  /**
   * Writes the sample and gives the files that are played.
   *
   * @throws CommandFailure when the folder cannot be written
   */
  ReplayInputs write(SampleRequest request, Rules rules, Path folder) {
    try {
      if (recorded.isThere()) {
        Sample.writeRecorded(request, recorded.marks(), rules, folder);
        return inputs(folder, recorded.marks(), recorded.funding());
      }
      Sample.writeSynthetic(request, rules, folder);
      return inputs(
          folder,
          List.of(folder.resolve("marks.csv.gz")),
          List.of(folder.resolve("funding.csv.gz")));
    } catch (IOException e) {
      throw new CommandFailure(
          ExitCode.FAILED, folder + " cannot be written: " + e.getMessage(), e);
    }
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
}
