package io.ringfence.bench.queries;

import java.util.HashMap;
import java.util.Map;

/**
 * How the benchmark is run.
 *
 * @param json one JSON object a line, or a line for people
 * @param rounds measured rounds; one more warms up
 * @param rows rows of the history
 * @param positions positions of a snapshot
 * @param requests questions of a round whose time is taken
 * @param data folder whose tables are kept for the next run of the same size; empty: none
 * @param only the one workload that is measured; empty: all
 */
record QueriesOptions(
    boolean json, int rounds, long rows, long positions, int requests, String data, String only) {
  static final long FULL_ROWS = 100_000_000;
  static final long FULL_POSITIONS = 1_000_000;
  private static final int CHANGES_PART = 10;

  /** Reads {@code name=value} arguments; those missing have the full size. */
  static QueriesOptions of(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (String argument : arguments) {
      int at = argument.indexOf('=');
      if (at > 0) {
        values.put(argument.substring(0, at), argument.substring(at + 1));
      }
    }
    return new QueriesOptions(
        Boolean.parseBoolean(values.getOrDefault("json", "false")),
        Integer.parseInt(values.getOrDefault("rounds", "5")),
        Long.parseLong(values.getOrDefault("rows", Long.toString(FULL_ROWS))),
        Long.parseLong(values.getOrDefault("positions", Long.toString(FULL_POSITIONS))),
        Integer.parseInt(values.getOrDefault("requests", "40")),
        values.getOrDefault("data", ""),
        values.getOrDefault("only", ""));
  }

  /** Changes of positions: one for each ten rows of the history. */
  long changes() {
    return rows / CHANGES_PART;
  }

  /** Whether a workload is measured. */
  boolean isAsked(String workload) {
    return only.isEmpty() || only.equals(workload);
  }

  /** Whether the size is that of the targets. */
  boolean isFullSize() {
    return rows >= FULL_ROWS && positions >= FULL_POSITIONS;
  }
}
