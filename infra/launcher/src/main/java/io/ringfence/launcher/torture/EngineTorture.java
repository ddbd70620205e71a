package io.ringfence.launcher.torture;

import io.ringfence.domain.engine.oracle.Duel;
import java.util.Locale;

/** Plays many duels between the exposure engine and its naive twin. */
public final class EngineTorture {
  private static final int SAID_EVERY = 100;

  private EngineTorture() {}

  /**
   * Entry point.
   *
   * @param arguments first seed, how many seeds, how many events together
   */
  public static void main(String[] arguments) {
    long first = Long.parseLong(arguments[0]);
    int seeds = Integer.parseInt(arguments[1]);
    int each = Math.toIntExact(Math.ceilDiv(Long.parseLong(arguments[2]), (long) seeds));
    try {
      for (int i = 0; i < seeds; i++) {
        Duel.play(first + i, each);
        if ((i + 1) % SAID_EVERY == 0) {
          System.err.printf(Locale.ROOT, "%,d of %,d seeds, no difference%n", i + 1, seeds);
        }
      }
    } catch (IllegalStateException difference) {
      System.err.println("error: " + difference.getMessage());
      System.exit(1);
    }
    System.out.printf(
        Locale.ROOT,
        "engine: %,d events over %,d seeds from %s, 0 mismatches%n",
        (long) each * seeds,
        seeds,
        first);
  }
}
