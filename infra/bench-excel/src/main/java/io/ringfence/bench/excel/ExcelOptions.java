package io.ringfence.bench.excel;

import java.util.HashMap;
import java.util.Map;

/**
 * How the benchmark is run.
 *
 * @param json one JSON object a line, or a line for people
 * @param rounds measured rounds; one more warms up
 * @param rows rows of our own in a round
 * @param seed of the rows
 */
record ExcelOptions(boolean json, int rounds, int rows, long seed) {
  static final int FULL = 1_000_000;

  /** Reads {@code name=value} arguments; those missing have the full size. */
  static ExcelOptions of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      if (at > 0) {
        values.put(argument.substring(0, at), argument.substring(at + 1));
      }
    }
    return new ExcelOptions(
        Boolean.parseBoolean(values.getOrDefault("json", "false")),
        Integer.parseInt(values.getOrDefault("rounds", "5")),
        Integer.parseInt(values.getOrDefault("rows", Integer.toString(FULL))),
        Long.parseLong(values.getOrDefault("seed", "1")));
  }
}
