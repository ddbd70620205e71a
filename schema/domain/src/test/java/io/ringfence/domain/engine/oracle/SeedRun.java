package io.ringfence.domain.engine.oracle;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plays many seeds one after the other and says how far it is. A seed depends on no other, so a run
 * that was broken off goes on where it stopped; one that fails is named and does not end the run.
 */
public final class SeedRun {
  private static final long SAID_EVERY_NANOS = 5_000_000_000L;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final int MOST_FAILURES = 20;

  private final String name;
  private final PrintStream progress;
  private final long beginNanos = System.nanoTime();
  private long saidNanos = beginNanos;

  private SeedRun(String name, PrintStream progress) {
    this.name = name;
    this.progress = progress;
  }

  /** Plays one seed; throws where it is wrong. */
  public interface Player {
    /** Plays it. */
    void play(long seed) throws Exception;
  }

  /**
   * A seed that is wrong.
   *
   * @param seed the seed
   * @param words what was wrong
   */
  public record Failure(long seed, String words) {}

  /**
   * Plays seeds from one on.
   *
   * @param progress told every five seconds how far it is, and of each failure at once
   * @return what was wrong, in the order of seeds; after twenty the run ends
   */
  public static List<Failure> play(
      String name, long first, int seeds, Player player, PrintStream progress) {
    SeedRun run = new SeedRun(name, progress);
    List<Failure> failures = new ArrayList<>();
    for (int done = 0; done < seeds && failures.size() < MOST_FAILURES; done++) {
      long seed = first + done;
      try {
        player.play(seed);
      } catch (Exception wrong) {
        failures.add(new Failure(seed, String.valueOf(wrong.getMessage())));
        progress.println(name + ": seed " + seed + ": " + wrong.getMessage());
      }
      run.say(done + 1, seeds, seed + 1);
    }
    return failures;
  }

  private void say(int done, int seeds, long next) {
    long now = System.nanoTime();
    if (now - saidNanos < SAID_EVERY_NANOS || done == seeds) {
      return;
    }
    saidNanos = now;
    double rate = done / ((now - beginNanos) / NANOS_PER_SECOND);
    progress.printf(
        Locale.ROOT,
        "%s: %,d of %,d seeds, %.1f a second, %,.0f s left; goes on with --first-seed %d%n",
        name,
        done,
        seeds,
        rate,
        (seeds - done) / rate,
        next);
  }

  /** The seeds that failed, for a last line; empty where none did. */
  public static String seeds(List<Failure> failures) {
    return String.join(
        ", ", failures.stream().map(failure -> String.valueOf(failure.seed())).toList());
  }
}
