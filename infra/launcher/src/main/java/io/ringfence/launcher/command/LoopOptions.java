package io.ringfence.launcher.command;

import io.ringfence.launcher.process.Loop;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.sample.Sample;
import io.ringfence.launcher.terminal.CommandFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options about what is played again and again. */
final class LoopOptions {
  /** A quarter of an hour, the step of recorded marks, is two and a half seconds. */
  private static final long USUAL_SPEED = 360;

  private static final int USUAL_POSITIONS = 200;

  /** Two days in eight seconds. */
  private static final int HIGHEST_SPEED = 21_600;

  @Option(
      names = "--loop-speed",
      paramLabel = "N",
      description =
          "How many times faster than recorded a little more than two days are played, 1 to 21600;"
              + " default 360: a lap takes eight minutes.")
  private @Nullable Integer speed;

  @Option(
      names = "--loop-positions",
      paramLabel = "N",
      description = "Positions of the sample institution that is played; default 200.")
  private @Nullable Integer positions;

  @Option(
      names = "--marks-from",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Recorded marks that hold 2025-10-09 and 2025-10-10; otherwise those beside the"
              + " repository (../shared/market-data), or else a synthetic crash.")
  private List<Path> marksFrom = new ArrayList<>();

  @Option(
      names = "--keep",
      description = "Keep the tables of what was played; ringfence query finds them.")
  private boolean keep;

  /** What is played: recorded marks where they lie beside the repository. */
  Loop wish(Workplace workplace) {
    int wanted = positions == null ? USUAL_POSITIONS : positions;
    long times = speed == null ? USUAL_SPEED : speed;
    OptionRange.require("--loop-positions", wanted, 1, Sample.MOST_POSITIONS);
    OptionRange.require("--loop-speed", times, 1, HIGHEST_SPEED);
    PlayedCrash crash =
        new PlayedCrash(
            marksFrom.isEmpty()
                ? RecordedCrash.besideRepository(workplace.installation().root())
                : new RecordedCrash(marksFrom, List.of()));
    // It is played as of now: margins are drawn for the rules that are in force now.
    VenueRules rules = VenueRules.inForceAt(workplace.clock().instant());
    return new Loop(
        crash.name(),
        folder -> crash.write(crash.request(wanted, false), rules, folder),
        crash.fromFirstOpening(),
        crash.to(),
        times,
        keep);
  }

  /**
   * Refuses them where nothing is played.
   *
   * @param by the option that leaves it out
   */
  void requireNone(String by) {
    if (speed != null || positions != null || keep || !marksFrom.isEmpty()) {
      throw CommandFailure.wrongInput(
          "--loop-speed, --loop-positions, --marks-from and --keep need the loop that "
              + by
              + " leaves out");
    }
  }
}
