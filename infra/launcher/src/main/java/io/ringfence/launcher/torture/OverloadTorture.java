package io.ringfence.launcher.torture;

import io.ringfence.launcher.process.Cleanup;
import io.ringfence.launcher.process.FeedFiles;
import io.ringfence.launcher.process.FollowedStore;
import io.ringfence.launcher.process.ReplayInputs;
import io.ringfence.launcher.process.Workplace;
import io.ringfence.launcher.terminal.CommandFailure;
import io.ringfence.launcher.terminal.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sends marks faster than the job can take them. The topics hold what it has not taken yet, and it
 * takes every mark in its order: none is left out, so no threshold can be missed; what grows is the
 * time it lags behind.
 */
public final class OverloadTorture {
  private static final int TIMES = 10;
  private static final int HEAP_MEBIBYTES = 512;
  private static final Duration LONGEST_CALIBRATION = Duration.ofMinutes(5);

  private final FollowedStore followed;
  private final OverloadMarket market;
  private final Path folder;

  private OverloadTorture(FollowedStore followed, OverloadMarket market, Path folder) {
    this.followed = followed;
    this.market = market;
    this.folder = folder;
  }

  /**
   * What is wanted.
   *
   * @param seconds how long to send, at least 1
   * @param calibration marks by which the capacity is measured first
   * @param seed of the marks
   */
  public record Wish(int seconds, long calibration, long seed) {}

  /**
   * Overloads.
   *
   * @throws CommandFailure when engine, broker or job cannot be kept going
   */
  public static OverloadReport run(Workplace workplace, OverloadMarket market, Wish wish) {
    try (Cleanup cleanup = Cleanup.onExit()) {
      FollowedStore followed = FollowedStore.open(workplace, cleanup, HEAP_MEBIBYTES);
      Path folder = Files.createTempDirectory("ringfence-overload-");
      return new OverloadTorture(followed, market, folder).run(wish);
    } catch (IOException e) {
      throw new CommandFailure(ExitCode.FAILED, "the disk failed: " + e.getMessage(), e);
    }
  }

  private OverloadReport run(Wish wish) throws IOException {
    send(List.of(), market.writePositions(folder.resolve("positions.csv")), 0, null);
    followed.awaitReading();
    long capacity = calibrate(wish.calibration());
    long more = capacity * TIMES * wish.seconds();
    long all = wish.calibration() + more;
    Path marks = market.writeMarks(folder.resolve("overload.csv"), wish.calibration(), all);
    // The hardest moment: everybody who waits for marks has just given up waiting.
    followed.fallSilent();
    long begin = System.nanoTime();
    send(List.of(marks), null, capacity * TIMES, OverloadMarket.at(all));
    Duration sending = since(begin);
    long sent = System.nanoTime();
    followed.awaitMarks(all, patience(more, capacity));
    return report(wish, capacity, more, sending, since(sent), all);
  }

  /** Three times what the measured capacity asks for, and a minute. */
  private static Duration patience(long marks, long capacity) {
    return Duration.ofMinutes(1).plusSeconds(3 * marks / Math.max(1, capacity));
  }

  private long calibrate(long marks) throws IOException {
    long warm = marks / 2;
    send(List.of(market.writeMarks(folder.resolve("warm.csv"), 0, warm)), null, 0, null);
    // The last instant is complete when a later one begins.
    followed.awaitMarks(warm - 1, LONGEST_CALIBRATION);
    Path file = market.writeMarks(folder.resolve("calibration.csv"), warm, marks);
    long begin = System.nanoTime();
    send(List.of(file), null, 0, null);
    followed.awaitMarks(marks - 1, LONGEST_CALIBRATION);
    return Math.max(1, (marks - warm) * 1_000 / Math.max(1, since(begin).toMillis()));
  }

  /** Sends files, and, at the end, that everything before an instant has been sent. */
  private void send(
      List<Path> marks, @Nullable Path positions, long rowsPerSecond, @Nullable Instant sent) {
    followed.send(
        new ReplayInputs(marks, List.of(), positions, null, null, null, null, FeedFiles.NONE),
        rowsPerSecond,
        sent);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  private OverloadReport report(
      Wish wish, long capacity, long more, Duration sending, Duration caughtUp, long all) {
    List<String> expected = OverloadOracle.alerts(market, all);
    List<String> stored = followed.alerts();
    Set<String> missed = new TreeSet<>(expected);
    stored.forEach(missed::remove);
    long invented = stored.size() - (expected.size() - missed.size());
    return new OverloadReport(
        wish.seed(),
        capacity,
        more,
        sending,
        TIMES,
        caughtUp,
        followed.starts(),
        HEAP_MEBIBYTES,
        expected.size(),
        missed.size(),
        invented,
        followed.doubledMarks(),
        followed.refused());
  }
}
