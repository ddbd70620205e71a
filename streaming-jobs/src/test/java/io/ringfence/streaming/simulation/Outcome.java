package io.ringfence.streaming.simulation;

import java.util.List;
import java.util.Map;

/**
 * What a run left behind.
 *
 * @param tables rows of every table as sorted texts
 */
record Outcome(Map<String, List<String>> tables) {
  List<String> rows(String table) {
    return tables.getOrDefault(table, List.of());
  }
}
