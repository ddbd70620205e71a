package io.ringfence.launcher.bench;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * How a benchmark is run.
 *
 * @param json one JSON object a line, or a line for people
 * @param rounds measured rounds; one more warms up
 * @param seed of all draws
 * @param positions how many there are
 * @param instruments how many they are of
 * @param millis processor time of a peer in a round
 * @param out folder for the growth plot
 */
record BenchOptions(
    boolean json, int rounds, long seed, int positions, int instruments, int millis, Path out) {
  static final int DESKS = 50;

  /** Reads {@code name=value} arguments; those missing have the full size. */
  static BenchOptions of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      if (at > 0) {
        values.put(argument.substring(0, at), argument.substring(at + 1));
      }
    }
    return new BenchOptions(
        Boolean.parseBoolean(values.getOrDefault("json", "false")),
        Integer.parseInt(values.getOrDefault("rounds", "5")),
        Long.parseLong(values.getOrDefault("seed", "1")),
        Integer.parseInt(values.getOrDefault("positions", "1000000")),
        Integer.parseInt(values.getOrDefault("instruments", "200")),
        Integer.parseInt(values.getOrDefault("millis", "1000")),
        Path.of(values.getOrDefault("out", "target/bench")));
  }

  /** Whether the size is that of the targets. */
  boolean isFullSize() {
    return positions == 1_000_000 && instruments == 200;
  }
}
