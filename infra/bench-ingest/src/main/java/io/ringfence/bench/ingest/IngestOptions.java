package io.ringfence.bench.ingest;

import java.util.HashMap;
import java.util.Map;

/**
 * How the benchmark is run.
 *
 * @param json one JSON object a line, or a line for people
 * @param rounds measured rounds; one more warms up
 * @param rows rows of our own in all measured rounds together
 */
record IngestOptions(boolean json, int rounds, long rows) {
  static final long FULL = 10_000_000;

  /** Reads {@code name=value} arguments; those missing have the full size. */
  static IngestOptions of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      if (at > 0) {
        values.put(argument.substring(0, at), argument.substring(at + 1));
      }
    }
    return new IngestOptions(
        Boolean.parseBoolean(values.getOrDefault("json", "false")),
        Integer.parseInt(values.getOrDefault("rounds", "5")),
        Long.parseLong(values.getOrDefault("rows", Long.toString(FULL))));
  }

  /** Rows of a round, of a peer that gets one part in so many: at least one. */
  long rowsOf(int part) {
    return Math.max(1, rows / rounds / part);
  }
}
