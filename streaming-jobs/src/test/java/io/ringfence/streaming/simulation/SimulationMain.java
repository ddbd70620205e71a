package io.ringfence.streaming.simulation;

import io.ringfence.domain.engine.oracle.SeedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Plays many seeds, or one and says what happens in it. */
public final class SimulationMain {
  private static final String TRACE = "trace";

  private SimulationMain() {}

  /**
   * Entry point.
   *
   * @param arguments {@code trace SEED}, or first seed and how many seeds
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("ringfence-simulation-");
    boolean isGood;
    try {
      isGood =
          arguments[0].equals(TRACE)
              ? traced(Long.parseLong(arguments[1]), folder)
              : all(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1]), folder);
    } finally {
      SeedPlayer.remove(folder);
    }
    // Flink's harnesses leave threads behind.
    System.exit(isGood ? 0 : 1);
  }

  private static boolean traced(long seed, Path folder) {
    try {
      new Seed(folder).play(seed, Trace.to(System.out));
      System.out.println("seed " + seed + ": the tables are those of the fault-free run");
      return true;
    } catch (Exception wrong) {
      System.err.println("error: seed " + seed + ": " + wrong.getMessage());
      return false;
    }
  }

  private static boolean all(long first, int seeds, Path folder) {
    Seed player = new Seed(folder);
    List<SeedRun.Failure> failures =
        SeedRun.play(
            "simulation", first, seeds, seed -> player.play(seed, Trace.silent()), System.err);
    System.out.printf(
        Locale.ROOT, "simulation: %,d seeds from %d, %d wrong%n", seeds, first, failures.size());
    if (!failures.isEmpty()) {
      System.err.println(
          "error: seeds that are wrong: "
              + SeedRun.seeds(failures)
              + "; each says what happens with --seed N --trace");
    }
    return failures.isEmpty();
  }
}
