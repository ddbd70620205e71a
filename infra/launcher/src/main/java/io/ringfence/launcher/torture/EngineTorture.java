package io.ringfence.launcher.torture;

import io.ringfence.domain.engine.oracle.Duel;
import io.ringfence.domain.engine.oracle.Metamorphic;
import io.ringfence.domain.engine.oracle.SeedRun;
import io.ringfence.domain.exposure.BookDuel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plays many duels between the exposure engine and its naive twin, between the book that produces
 * the evidence and its own, and the engine's relations to itself.
 */
public final class EngineTorture {
  /** A loop over decimals costs what an engine does not: shorter, but over all formulas. */
  private static final int EVENTS_OF_A_BOOK = 400;

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
    List<SeedRun.Failure> failures =
        new ArrayList<>(
            SeedRun.play("engine", first, seeds, seed -> Duel.play(seed, each), System.err));
    failures.addAll(
        SeedRun.play(
            "book", first, seeds, seed -> BookDuel.play(seed, EVENTS_OF_A_BOOK), System.err));
    for (Metamorphic relation : Metamorphic.values()) {
      String name = relation.name().toLowerCase(Locale.ROOT);
      failures.addAll(SeedRun.play(name, first, seeds, relation::play, System.err));
    }
    System.out.printf(
        Locale.ROOT,
        "engine: %,d events over %,d seeds from %s, %s mismatches, %,d events of books of all"
            + " formulas and %s relations over the same seeds%n",
        (long) each * seeds,
        seeds,
        first,
        failures.size(),
        (long) EVENTS_OF_A_BOOK * seeds,
        Metamorphic.values().length);
    if (!failures.isEmpty()) {
      System.err.println("error: seeds that are wrong: " + SeedRun.seeds(failures));
      System.exit(1);
    }
  }
}
