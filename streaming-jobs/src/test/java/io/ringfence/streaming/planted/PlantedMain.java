package io.ringfence.streaming.planted;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Hunts all bugs, and says which were seen, with which seed. */
public final class PlantedMain {
  private static final int LEAST_PERCENT = 95;
  private static final String LISTED = "listed";
  private static final int MOST_WORDS = 160;

  private PlantedMain() {}

  /**
   * Entry point.
   *
   * @param arguments {@code listed}: the seed a bug is listed with, others where that does not see
   *     it; nothing: seeds from 0 for each
   */
  public static void main(String[] arguments) throws Exception {
    boolean listed = arguments.length > 0 && arguments[0].equals(LISTED);
    List<PlantedBug> bugs = PlantedBugs.ALL;
    int seen = 0;
    for (PlantedBug bug : bugs) {
      Optional<Hunt.Catch> found = hunt(bug, listed);
      seen += found.isPresent() ? 1 : 0;
      say(bug, found, listed);
    }
    boolean isGood = seen * 100 >= bugs.size() * LEAST_PERCENT;
    System.out.printf(
        Locale.ROOT,
        "planted: %d of %d bugs seen, at least %d %% must be%n",
        seen,
        bugs.size(),
        LEAST_PERCENT);
    if (!isGood) {
      System.err.println("error: a proof is blind: see the bugs not seen");
    }
    // Flink's harnesses leave threads behind.
    System.exit(isGood ? 0 : 1);
  }

  private static Optional<Hunt.Catch> hunt(PlantedBug bug, boolean listed)
      throws IOException, ReflectiveOperationException {
    Optional<Hunt.Catch> found = listed ? Hunt.one(bug) : Optional.empty();
    return found.isPresent() ? found : Hunt.all(bug);
  }

  private static void say(PlantedBug bug, Optional<Hunt.Catch> found, boolean listed) {
    String words =
        found
            .map(one -> "seed " + one.seed() + ": " + cut(one.words()))
            .orElse("NOT SEEN with " + bug.proof().seeds() + " seeds");
    boolean isStale = listed && found.isPresent() && found.get().seed() != bug.seed();
    System.out.printf(
        Locale.ROOT,
        "%s, %s, %s: %s%s%n",
        bug.kind(),
        bug.proof(),
        bug.simpleName(),
        words,
        isStale ? " (listed with seed " + bug.seed() + ")" : "");
  }

  private static String cut(String words) {
    String line = words.replace('\n', ' ');
    return line.length() <= MOST_WORDS ? line : line.substring(0, MOST_WORDS) + "…";
  }
}
