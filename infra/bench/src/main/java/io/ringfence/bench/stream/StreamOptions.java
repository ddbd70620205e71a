package io.ringfence.bench.stream;

import java.util.HashMap;
import java.util.Map;

/**
 * How the stream's benchmark is run.
 *
 * @param json one JSON object a line, or a line for people
 * @param rounds measured rounds; one more warms up where there are several
 * @param seed of all draws
 * @param positions how many there are
 * @param seconds how long each peer gets ticks in a round
 * @param perInstrument how many positions of one instrument, one workload for each
 * @param rate ticks a second of the latency workload
 */
record StreamOptions(
    boolean json,
    int rounds,
    long seed,
    int positions,
    int seconds,
    int[] perInstrument,
    long rate) {
  static final int DESKS = 50;
  private static final int FULL_POSITIONS = 200_000;
  private static final int FULL_SECONDS = 11;

  /** Reads {@code name=value} arguments; those missing have the full size. */
  static StreamOptions of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      if (at > 0) {
        values.put(argument.substring(0, at), argument.substring(at + 1));
      }
    }
    int positions = integer(values, "positions", FULL_POSITIONS);
    return new StreamOptions(
        Boolean.parseBoolean(values.getOrDefault("json", "false")),
        integer(values, "rounds", 5),
        Long.parseLong(values.getOrDefault("seed", "1")),
        positions,
        integer(values, "seconds", FULL_SECONDS),
        values.containsKey("each")
            ? new int[] {integer(values, "each", 0)}
            : new int[] {Math.min(1_000, positions), Math.min(5_000, positions)},
        Long.parseLong(values.getOrDefault("rate", "500000")));
  }

  private static int integer(Map<String, String> values, String name, int otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : Integer.parseInt(value);
  }

  /** The first round's number: below 0 are those that warm up. */
  int firstRound() {
    return rounds > 1 ? -1 : 0;
  }

  /** Whether the size is that of the targets; a checkpoint falls into every run then. */
  boolean isFullSize() {
    return positions == FULL_POSITIONS && seconds >= FULL_SECONDS;
  }
}
