package io.ringfence.launcher.terminal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** A plain line every few seconds, for logs and pipes. */
final class ProgressLines implements Progress {
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final Terminal terminal;
  private final String task;
  private final String unit;
  private final InstantSource clock;
  private final Instant startedAt;
  private Instant lastAt;

  ProgressLines(Terminal terminal, String task, String unit, InstantSource clock) {
    this.terminal = terminal;
    this.task = task;
    this.unit = unit;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.lastAt = startedAt;
  }

  @Override
  public synchronized void reached(long done, long total) {
    Instant now = clock.instant();
    boolean tellsSomething = done > 0 && done >= total / 100;
    if (tellsSomething && !now.isBefore(lastAt.plus(EVERY))) {
      lastAt = now;
      terminal.note(line(done, total, Duration.between(startedAt, now)));
    }
  }

  @Override
  public void close() {
    // Lines need no end.
  }

  private String line(long done, long total, Duration elapsed) {
    double perSecond = done * 1000.0 / elapsed.toMillis();
    String rate = String.format(Locale.ROOT, "%,d %s, %,.0f/s", done, unit, perSecond);
    if (total <= 0) {
      return task + ": " + rate;
    }
    return String.format(
        Locale.ROOT,
        "%s: %s %%, %s, %.0f s left",
        task,
        100 * done / total,
        rate,
        (total - done) / perSecond);
  }
}
