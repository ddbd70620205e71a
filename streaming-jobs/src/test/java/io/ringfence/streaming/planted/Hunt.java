package io.ringfence.streaming.planted;

import io.ringfence.domain.engine.oracle.Duel;
import io.ringfence.domain.engine.oracle.Metamorphic;
import io.ringfence.streaming.simulation.SeedPlayer;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plays a proof against a bug. */
final class Hunt {
  private static final int EVENTS_OF_A_DUEL = 260;

  private Hunt() {}

  /**
   * How a bug was seen.
   *
   * @param seed with which seed
   * @param words what the proof said
   */
  record Catch(long seed, String words) {}

  /** Plays one seed. */
  static Optional<Catch> one(PlantedBug bug) throws IOException, ReflectiveOperationException {
    return seeds(bug, bug.seed(), 1);
  }

  /** Plays seeds from 0 until one sees the bug, or empty where none does. */
  static Optional<Catch> all(PlantedBug bug) throws IOException, ReflectiveOperationException {
    return seeds(bug, 0, bug.proof().seeds());
  }

  private static Optional<Catch> seeds(PlantedBug bug, long first, int count)
      throws IOException, ReflectiveOperationException {
    PatchedLoader loader = new PatchedLoader(PatchedClass.of(bug));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      for (long seed = first; seed < first + count; seed++) {
        String words = play(bug.proof(), seed, loader);
        if (words != null) {
          return Optional.of(new Catch(seed, words));
        }
      }
      return Optional.empty();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  /** What the proof says with a seed, among classes of a loader; null where it sees nothing. */
  private static @Nullable String play(PlantedBug.Proof proof, long seed, ClassLoader loader)
      throws ReflectiveOperationException {
    return (String)
        loader
            .loadClass(Inside.class.getName())
            .getMethod("play", String.class, long.class)
            .invoke(null, proof.name(), seed);
  }

  /** Loaded anew with everything it plays. */
  public static final class Inside {
    private Inside() {}

    /** Plays a seed of a proof; what went wrong, or null. */
    public static @Nullable String play(String proof, long seed) {
      try {
        switch (PlantedBug.Proof.valueOf(proof)) {
          case SIMULATION -> SeedPlayer.play(seed);
          case DUEL -> Duel.play(seed, EVENTS_OF_A_DUEL);
          case PERMUTE, SPLIT, MIRROR, SCALE -> Metamorphic.valueOf(proof).play(seed);
        }
        return null;
      } catch (Exception | AssertionError seen) {
        return String.valueOf(seen.getMessage());
      }
    }
  }
}
