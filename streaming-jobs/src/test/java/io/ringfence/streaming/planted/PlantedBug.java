package io.ringfence.streaming.planted;

/**
 * A bug.
 *
 * @param kind what is wrong
 * @param proof what must see it
 * @param seed the seed it is seen with
 * @param source file of the true class, from the root of the repository
 * @param line words of it that stand there exactly once
 * @param instead what stands there in their place
 */
record PlantedBug(Kind kind, Proof proof, long seed, String source, String line, String instead) {
  /** What a bug does. */
  enum Kind {
    ORDERING,
    LOSS,
    DUPLICATION,
    ROUNDING,
    TIER_EDGE,
    WATERMARK,
    HYSTERESIS,
    RETRY,
    /** Breaks a relation between two runs of the engine. */
    RELATION
  }

  /** Who must see it. */
  enum Proof {
    /** The whole job on a virtual clock. */
    SIMULATION(150),
    /** The engine against its naive twin. */
    DUEL(400),
    /** The engine against itself, positions permuted. */
    PERMUTE(40),
    /** Positions split. */
    SPLIT(40),
    /** Longs and shorts mirrored. */
    MIRROR(40),
    /** Price and quantity scaled. */
    SCALE(40);

    private final int seeds;

    Proof(int seeds) {
      this.seeds = seeds;
    }

    /** How many seeds are played before a bug counts as not seen. */
    int seeds() {
      return seeds;
    }
  }

  /** Name of the class. */
  String className() {
    int start = source.indexOf("io/ringfence/");
    return source.substring(start, source.length() - ".java".length()).replace('/', '.');
  }

  /** Name of the class without its package. */
  String simpleName() {
    return className().substring(className().lastIndexOf('.') + 1);
  }
}
