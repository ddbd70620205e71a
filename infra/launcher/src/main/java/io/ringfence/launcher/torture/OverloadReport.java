package io.ringfence.launcher.torture;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What came of an overload.
 *
 * @param seed of the marks
 * @param capacity marks a second the job took before
 * @param sent marks of the overload
 * @param sending how long they were sent
 * @param wanted how many times the capacity was wanted
 * @param caughtUp how long after the last of them everything was stored
 * @param starts how often the job was started
 * @param heapMebibytes heap the job had at most
 * @param expected alerts the marks must set off
 * @param missed of them that are not stored
 * @param invented stored alerts that they do not set off, or that are stored twice
 * @param doubled marks that are stored more than once
 * @param refused records that were refused: none is wrong or late
 */
public record OverloadReport(
    long seed,
    long capacity,
    long sent,
    Duration sending,
    int wanted,
    Duration caughtUp,
    int starts,
    int heapMebibytes,
    long expected,
    long missed,
    long invented,
    long doubled,
    long refused) {
  private static final double MILLIS = 1000;

  /** Times the capacity that was really sent. */
  public double times() {
    return sent * MILLIS / Math.max(1, sending.toMillis()) / Math.max(1, capacity);
  }

  /** Marks a second the job took from the first mark of the overload until all were stored. */
  public long sustained() {
    return sent * (long) MILLIS / Math.max(1, sending.plus(caughtUp).toMillis());
  }

  /** Whether it proves what it is for. */
  public boolean isGood() {
    return missed == 0
        && invented == 0
        && doubled == 0
        && refused == 0
        && starts == 1
        && expected > 0;
  }

  /** For people. */
  public List<String> lines() {
    return List.of(
        "capacity          %s marks/s from the first sent to all stored, seed %s"
            .formatted(capacity, seed),
        String.format(
            Locale.ROOT,
            "overload          %d marks in %.1f s: %.1f times the capacity, %d wanted",
            sent,
            sending.toMillis() / MILLIS,
            times(),
            wanted),
        String.format(
            Locale.ROOT,
            "caught up         after %.1f s: %d marks/s under the overload",
            caughtUp.toMillis() / MILLIS,
            sustained()),
        "memory            never above a heap of %s MiB; the job was started %s times"
            .formatted(heapMebibytes, starts),
        "alerts            %s expected, %s missed, %s not expected"
            .formatted(expected, missed, invented),
        "marks             all stored or refused: %s more than once, %s refused"
            .formatted(doubled, refused));
  }
}
